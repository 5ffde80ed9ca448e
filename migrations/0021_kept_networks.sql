CREATE TABLE `kept_networks` (
	`experiment_id` integer PRIMARY KEY NOT NULL,
	`shapes` text NOT NULL,
	`weights` blob NOT NULL,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiments`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
