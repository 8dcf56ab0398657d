/**
 * {@code GET /api/events}: every change of the directory, told as it happens (server-sent events,
 * HTML standard section 9.2). A reader who comes back with the last number he saw misses nothing;
 * one who is slow holds up nobody and makes nothing pile up. May call {@code psw.server.directory}
 * and {@code psw.server.edge}.
 */
package psw.server.events;
