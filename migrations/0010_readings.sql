ALTER TABLE `documents` ADD `parsed` blob;--> statement-breakpoint
ALTER TABLE `documents` ADD `parser` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `refusal` text;