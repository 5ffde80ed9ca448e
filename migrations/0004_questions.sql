CREATE TABLE `documents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text NOT NULL,
	`name` text NOT NULL,
	`markdown` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_by_name` ON `documents` (`server_id`,`name`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`question_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text,
	`given_at` integer NOT NULL,
	PRIMARY KEY(`question_id`, `user_id`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "feedback_verdict" CHECK("feedback"."verdict" in ('helpful', 'unhelpful'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `model_use` (
	`day` text NOT NULL,
	`user_id` text NOT NULL,
	`server_id` text NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	`tokens` integer DEFAULT 0 NOT NULL,
	`cost` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`day`, `user_id`, `server_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`server_id` text,
	`channel_id` text NOT NULL,
	`question` text NOT NULL,
	`outcome` text NOT NULL,
	`answer` text NOT NULL,
	`asked_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "questions_outcome" CHECK("questions"."outcome" in ('answered', 'declined'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `questions_by_channel` ON `questions` (`channel_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `questions_by_server` ON `questions` (`server_id`,`outcome`);--> statement-breakpoint
CREATE INDEX `questions_by_user` ON `questions` (`user_id`);--> statement-breakpoint
CREATE TABLE `study_channels` (
	`channel_id` text PRIMARY KEY NOT NULL,
	`server_id` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `study_channels_by_server` ON `study_channels` (`server_id`);