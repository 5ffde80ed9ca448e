CREATE TABLE `deck_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`server_id` text,
	`name` text NOT NULL,
	`cards` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `deck_imports_by_user` ON `deck_imports` (`user_id`);--> statement-breakpoint
ALTER TABLE `cards` ADD `tags` text DEFAULT '[]' NOT NULL;