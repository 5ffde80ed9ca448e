CREATE TABLE `course_learners` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`server_id` text,
	`path` text NOT NULL,
	`level` text NOT NULL,
	`unit` text,
	`streak` integer DEFAULT 0 NOT NULL,
	`last_day` text,
	`started_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "course_learners_path" CHECK("course_learners"."path" in ('both', 'cnn', 'rnn')),
	CONSTRAINT "course_learners_level" CHECK("course_learners"."level" in ('beginner', 'refresher'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `course_learners_by_user` ON `course_learners` (`user_id`,`server_id`);--> statement-breakpoint
CREATE INDEX `course_learners_by_server` ON `course_learners` (`server_id`);--> statement-breakpoint
CREATE TABLE `course_sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`host_id` text,
	`unit` text NOT NULL,
	`stage` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`host_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `course_sessions_by_server` ON `course_sessions` (`server_id`);--> statement-breakpoint
CREATE TABLE `course_units` (
	`learner_id` integer NOT NULL,
	`unit` text NOT NULL,
	`steps` text NOT NULL,
	`started_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`learner_id`, `unit`),
	FOREIGN KEY (`learner_id`) REFERENCES `course_learners`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
