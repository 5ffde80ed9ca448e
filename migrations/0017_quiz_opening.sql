ALTER TABLE `quizzes` ADD `request` text;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `shared` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `opening_message_id` text;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `opening_sent_at` integer;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `opening_pending` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `quizzes_by_opening` ON `quizzes` (`id`) WHERE "quizzes"."opening_pending";--> statement-breakpoint
UPDATE `quizzes` SET `shared` = true WHERE `kind` = 'own';