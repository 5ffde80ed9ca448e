CREATE TABLE `recordings` (
	`experiment_id` integer PRIMARY KEY NOT NULL,
	`watched` blob NOT NULL,
	`frames` blob NOT NULL,
	`mistakes` blob NOT NULL,
	`mistake_count` integer NOT NULL,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiments`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
