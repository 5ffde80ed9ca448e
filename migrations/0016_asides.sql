ALTER TABLE `documents` ADD `aside` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `aside_told` integer DEFAULT true NOT NULL;