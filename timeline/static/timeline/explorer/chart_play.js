// Lets time pass: the view moves on by itself, or in steps for those who want no motion.

const SECONDS_A_VIEW = 8;
const STEP_SECONDS = 1.5;
const STEP = 0.25;

export class Player {
  // `move(share)` moves the view by a share of its length, and says whether there is more to come.
  constructor(move, changed) {
    this.move = move;
    this.changed = changed;
    this.playing = false;
    this.calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.tick = this.tick.bind(this);
  }

  play() {
    if (this.playing) return;
    this.playing = true;
    this.last = null;
    this.changed(true);
    requestAnimationFrame(this.tick);
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.changed(false);
  }

  tick(now) {
    if (!this.playing) return;
    this.last ??= now;
    const seconds = (now - this.last) / 1000;
    const due = this.calm.matches ? seconds >= STEP_SECONDS : seconds > 0;
    if (due) {
      this.last = now;
      const share = this.calm.matches ? STEP : Math.min(seconds, 0.1) / SECONDS_A_VIEW;
      if (!this.move(share)) this.pause();
    }
    requestAnimationFrame(this.tick);
  }
}
