import { preferencesSchema } from '../../shared/api/session.ts';
import type { Reply } from '../../shared/api/reply.ts';
import { z } from 'zod';

type Theme = z.infer<typeof themeSchema>;

const themeSchema = preferencesSchema.shape.theme;
const savedSchema = z.object({ theme: themeSchema });
const sessionSchema = z.object({ preferences: savedSchema });

/** The theme that a session's reply asks for: what title bar, menus and the window's first instant are drawn in. */
export function themeOf(reply: Reply): Theme {
  return reply.ok ? (sessionSchema.safeParse(reply.value).data?.preferences.theme ?? 'system') : 'system';
}

/** The theme in the reply of `preferences.save`; null where nothing was saved. */
export function themeIn(reply: Reply): Theme | null {
  return reply.ok ? (savedSchema.safeParse(reply.value).data?.theme ?? null) : null;
}
