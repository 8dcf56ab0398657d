package psw.wire.vectors;

import java.util.function.Consumer;
import psw.wire.announcement.Refusal;

/** A vector to be: what happens in its scene, whoever plays in it and whenever. */
record Case(String name, Answer expected, Consumer<Scene> play) {
  static Case good(String name, Answer expected, Consumer<Scene> play) {
    return new Case(name, expected, play);
  }

  static Case refused(String name, Refusal why, Consumer<Scene> play) {
    return new Case(name, Answer.refused(why), play);
  }

  Vector vector(Scene scene) {
    play.accept(scene);
    return scene.vector(name, expected);
  }
}
