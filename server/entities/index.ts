import { Account } from './account.ts';
import { AccountAssignment } from './accountAssignment.ts';
import { ApiToken } from './apiToken.ts';
import { ApiTokenUsage } from './apiTokenUsage.ts';
import { AuditEvent } from './auditEvent.ts';
import { Contact } from './contact.ts';
import { DevelopmentStage } from './developmentStage.ts';
import { DictionaryItem } from './dictionaryItem.ts';
import { Equipment } from './equipment.ts';
import { EquipmentEvent } from './equipmentEvent.ts';
import { File } from './file.ts';
import { Need } from './need.ts';
import { NeedCountermeasure } from './needCountermeasure.ts';
import { OrgUnit } from './orgUnit.ts';
import { Partner } from './partner.ts';
import { Product } from './product.ts';
import { Region } from './region.ts';
import { RouteStop } from './routeStop.ts';
import { SalesSite } from './salesSite.ts';
import { Setting } from './setting.ts';
import { Specialist } from './specialist.ts';
import { TourRequest } from './tourRequest.ts';
import { TourRoute } from './tourRoute.ts';
import { User } from './user.ts';
import { Vehicle } from './vehicle.ts';
import { Visit } from './visit.ts';
import { WorkCalendarDay } from './workCalendarDay.ts';
import { Zone } from './zone.ts';

/** Every noun of the product; the order is the menu's within each group. */
export const entities = {
  Account,
  AccountAssignment,
  Contact,
  Partner,
  Visit,
  Need,
  NeedCountermeasure,
  TourRequest,
  TourRoute,
  RouteStop,
  Zone,
  Vehicle,
  SalesSite,
  Equipment,
  EquipmentEvent,
  OrgUnit,
  User,
  Specialist,
  ApiToken,
  ApiTokenUsage,
  Product,
  DevelopmentStage,
  Region,
  DictionaryItem,
  WorkCalendarDay,
  Setting,
  File,
  AuditEvent,
} as const;

export type EntityName = keyof typeof entities;
