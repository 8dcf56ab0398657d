package psw.broker.health;

import psw.wire.announcement.Health;

/**
 * What is thought of a service after the checks so far: down after three failures in a row, up
 * after one success.
 *
 * @param health what is thought of it
 * @param failures how many checks failed in a row
 */
record Pulse(Health health, int failures) {
  private static final int PATIENCE = 3;

  Pulse after(boolean answered) {
    if (answered) {
      return new Pulse(Health.UP, 0);
    }
    int more = Math.min(failures + 1, PATIENCE);
    return new Pulse(more == PATIENCE ? Health.DOWN : health, more);
  }
}
