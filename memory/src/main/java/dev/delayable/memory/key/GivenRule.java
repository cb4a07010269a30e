package dev.delayable.memory.key;

import dev.delayable.memory.KeyRule;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A user's rule. The first objects are written twice: a rule that adds something else each time never gives a hit, and nobody would know why. */
final class GivenRule implements TypeRule {

    private static final int CHECKED = 8;

    private final String name;
    private final KeyRule<Object> rule;
    private final AtomicInteger checks = new AtomicInteger();

    @SuppressWarnings("unchecked") // only objects of its class come here
    GivenRule(String name, KeyRule<?> rule) {
        this.name = name;
        this.rule = (KeyRule<Object>) rule;
    }

    @Override
    public void write(Object value, KeyEncoder out) {
        if (checks.get() < CHECKED && checks.incrementAndGet() <= CHECKED) {
            byte[] once = out.apart(apart -> add(value, apart));
            byte[] again = out.apart(apart -> add(value, apart));
            if (!Arrays.equals(once, again)) {
                throw refusal(value, "adds something else each time it is asked", null);
            }
        }
        add(value, out);
    }

    private void add(Object value, KeyEncoder out) {
        out.sink().putByte(Tag.RULE);
        out.sink().putText(name);
        Adder adder = new Adder(out);
        try {
            rule.add(value, adder);
        } catch (Refusal e) {
            throw e.at(".part " + adder.count);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw refusal(value, "throws " + e, e);
        } finally {
            adder.open = false;
        }
        if (adder.count == 0) {
            throw refusal(value, "adds nothing", null);
        }
        out.sink().putByte(Tag.END);
    }

    private Refusal refusal(Object value, String fault, @Nullable Throwable cause) {
        String type = value.getClass().getName();
        return new Refusal("a " + type + ", whose rule " + fault, "mend the rule given with Memory.rule", cause);
    }

    private static final class Adder implements KeyRule.Key {

        private final KeyEncoder out;
        private int count;
        private boolean open = true;

        Adder(KeyEncoder out) {
            this.out = out;
        }

        private void next() {
            if (!open) {
                throw new IllegalStateException("the rule has returned; a key takes nothing more from it");
            }
            count++;
        }

        @Override
        public KeyRule.Key add(@Nullable Object value) {
            next();
            out.value(value);
            return this;
        }

        @Override
        public KeyRule.Key add(long value) {
            next();
            out.sink().putByte(Tag.LONG);
            out.sink().putLong(value);
            return this;
        }

        @Override
        public KeyRule.Key add(double value) {
            next();
            out.sink().putByte(Tag.DOUBLE);
            out.sink().putLong(Double.doubleToLongBits(value));
            return this;
        }

        @Override
        public KeyRule.Key add(boolean value) {
            next();
            out.sink().putByte(value ? Tag.TRUE : Tag.FALSE);
            return this;
        }
    }
}
