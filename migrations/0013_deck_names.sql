ALTER TABLE `schedules` ADD `deck_name` text;--> statement-breakpoint
ALTER TABLE `schedules` ADD `problem_told` integer DEFAULT true NOT NULL;--> statement-breakpoint
UPDATE `schedules` SET `deck_name` = (SELECT `name` FROM `decks` WHERE `decks`.`id` = `schedules`.`deck_id`) WHERE `deck_id` IS NOT NULL;--> statement-breakpoint
UPDATE `schedules` SET `next_occurrence` = `next_occurrence` || '[' || `time_zone` || ']';
