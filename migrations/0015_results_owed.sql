ALTER TABLE `quizzes` ADD `results_owed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `results_sent_at` integer;--> statement-breakpoint
CREATE INDEX `quizzes_by_results` ON `quizzes` (`id`) WHERE "quizzes"."results_owed";