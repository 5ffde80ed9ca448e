CREATE TABLE `answers` (
	`asked_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`given` text,
	`right` integer NOT NULL,
	`points` integer NOT NULL,
	`hinted` integer NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`asked_id`, `user_id`),
	FOREIGN KEY (`asked_id`) REFERENCES `asked`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `answers_by_user` ON `answers` (`user_id`,`answered_at`);--> statement-breakpoint
CREATE TABLE `asked` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` integer NOT NULL,
	`position` integer NOT NULL,
	`fact` text NOT NULL,
	`topic` text,
	`question` text NOT NULL,
	`status` text NOT NULL,
	`message_id` text,
	`opened_at` integer,
	`closes_at` integer,
	`closed_at` integer,
	`revealed` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "asked_status" CHECK("asked"."status" in ('planned', 'sending', 'open', 'closed', 'lost'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `asked_by_topic` ON `asked` (`topic`);--> statement-breakpoint
CREATE UNIQUE INDEX `asked_once` ON `asked` (`quiz_id`,`position`);--> statement-breakpoint
CREATE TABLE `cards` (
	`deck_id` integer NOT NULL,
	`position` integer NOT NULL,
	`written` text NOT NULL,
	`topic` text,
	PRIMARY KEY(`deck_id`, `position`),
	FOREIGN KEY (`deck_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `decks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `decks_by_server` ON `decks` (`server_id`);--> statement-breakpoint
CREATE INDEX `decks_by_owner` ON `decks` (`owner_id`);--> statement-breakpoint
CREATE TABLE `learners` (
	`user_id` text PRIMARY KEY NOT NULL,
	`visibility` text DEFAULT 'named' NOT NULL,
	`time_zone` text,
	`remind_at` text,
	`next_reminder_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `learners_by_reminder` ON `learners` (`next_reminder_at`);--> statement-breakpoint
CREATE TABLE `memories` (
	`user_id` text NOT NULL,
	`concept` text NOT NULL,
	`due` integer NOT NULL,
	`last_review_at` integer,
	`stability` real NOT NULL,
	`difficulty` real NOT NULL,
	`scheduled_days` real NOT NULL,
	`learning_steps` integer NOT NULL,
	`reps` integer NOT NULL,
	`lapses` integer NOT NULL,
	`state` integer NOT NULL,
	PRIMARY KEY(`user_id`, `concept`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `memories_by_due` ON `memories` (`user_id`,`due`);--> statement-breakpoint
CREATE TABLE `occurrences` (
	`schedule_id` integer NOT NULL,
	`occurrence` text NOT NULL,
	`due_at` integer NOT NULL,
	`status` text NOT NULL,
	`quiz_id` integer,
	`claimed_at` integer NOT NULL,
	`told` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`schedule_id`, `occurrence`),
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "occurrences_status" CHECK("occurrences"."status" in ('claimed', 'posted', 'missed', 'skipped', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `quizzes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text,
	`channel_id` text NOT NULL,
	`host_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`seconds` integer,
	`together` integer NOT NULL,
	`status` text NOT NULL,
	`schedule_id` integer,
	`late` integer NOT NULL,
	`ping_role_id` text,
	`next_at` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`host_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "quizzes_status" CHECK("quizzes"."status" in ('running', 'done', 'stopped'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `quizzes_by_next` ON `quizzes` (`next_at`);--> statement-breakpoint
CREATE INDEX `quizzes_by_server` ON `quizzes` (`server_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`days` text NOT NULL,
	`time` text NOT NULL,
	`time_zone` text NOT NULL,
	`deck_id` integer,
	`topics` text NOT NULL,
	`questions` integer NOT NULL,
	`open_minutes` integer NOT NULL,
	`ping_role_id` text,
	`adapt` integer NOT NULL,
	`paused` integer NOT NULL,
	`skip_next` integer NOT NULL,
	`next_at` integer NOT NULL,
	`next_occurrence` text NOT NULL,
	`problem` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`deck_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `schedules_by_next` ON `schedules` (`next_at`);--> statement-breakpoint
CREATE INDEX `schedules_by_server` ON `schedules` (`server_id`);