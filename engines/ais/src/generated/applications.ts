// Generated from src/tables by generate/types.ts; change the tables, not this file.
import type {
  DangerousCargoContent,
  InlandPersonsContent,
  MetHydro236Content,
  MetHydroContent,
  PersonsOnBoardContent,
  RouteContent,
  TelegramContent,
  TextContent,
  VtsTargetsContent,
} from './applications-1.js';
import type {
  AidMonitoringContent,
  AreaNoticeContent,
  AreaNoticeUscgContent,
  ExtendedVoyageContent,
  InlandEtaContent,
  InlandRtaContent,
  InlandShipContent,
  WaterLevelsContent,
} from './applications-2.js';

export type * from './applications-1.js';
export type * from './applications-2.js';

/** Content of a binary message, told apart by `kind`. */
export type ApplicationContent =
  | MetHydroContent
  | MetHydro236Content
  | PersonsOnBoardContent
  | InlandPersonsContent
  | RouteContent
  | TextContent
  | TelegramContent
  | VtsTargetsContent
  | DangerousCargoContent
  | ExtendedVoyageContent
  | InlandShipContent
  | InlandEtaContent
  | InlandRtaContent
  | WaterLevelsContent
  | AidMonitoringContent
  | AreaNoticeContent
  | AreaNoticeUscgContent;
