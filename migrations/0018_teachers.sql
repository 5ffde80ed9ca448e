CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`server_id` text,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `drafts_by_user` ON `drafts` (`user_id`);--> statement-breakpoint
CREATE TABLE `excluded_questions` (
	`server_id` text NOT NULL,
	`fact` text NOT NULL,
	`excluded_by` text,
	`excluded_at` integer NOT NULL,
	PRIMARY KEY(`server_id`, `fact`),
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`excluded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE TABLE `letters` (
	`server_id` text NOT NULL,
	`user_id` text NOT NULL,
	`time_zone` text NOT NULL,
	`next_at` integer NOT NULL,
	`latest` text,
	`problem` text,
	PRIMARY KEY(`server_id`, `user_id`),
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "letters_problem" CHECK("letters"."problem" in ('closed', 'rights'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `letters_by_next` ON `letters` (`next_at`);--> statement-breakpoint
ALTER TABLE `decks` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `schedules` ADD `deleted_at` integer;