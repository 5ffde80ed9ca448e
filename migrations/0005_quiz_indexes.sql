CREATE INDEX `asked_by_status` ON `asked` (`status`,`revealed`);--> statement-breakpoint
CREATE INDEX `occurrences_by_status` ON `occurrences` (`status`,`told`);--> statement-breakpoint
CREATE INDEX `occurrences_by_quiz` ON `occurrences` (`quiz_id`);--> statement-breakpoint
CREATE INDEX `quizzes_by_host` ON `quizzes` (`host_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `quizzes_by_channel` ON `quizzes` (`channel_id`,`status`);