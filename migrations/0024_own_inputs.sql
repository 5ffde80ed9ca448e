CREATE TABLE `own_inputs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`server_id` text,
	`sample` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `own_inputs_by_user` ON `own_inputs` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `own_inputs_by_server` ON `own_inputs` (`server_id`);