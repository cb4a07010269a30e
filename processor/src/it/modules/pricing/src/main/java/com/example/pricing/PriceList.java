package com.example.pricing;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.Map;

/**
 * What things cost, by their names.
 *
 * @param <K> the names
 */
public class PriceList<K extends Comparable<K>> {

    private final Map<K, Integer> cents;

    /**
     * A list.
     *
     * @param cents what each thing costs
     */
    public PriceList(Map<K, Integer> cents) {
        this.cents = Map.copyOf(cents);
    }

    /**
     * What some of a thing costs.
     *
     * @param thing its name
     * @param count how many
     * @return what they cost, in cents
     */
    @Delayable
    public int price(K thing, @Keyword("1") int count) {
        return cents.get(thing) * count;
    }

    /**
     * Where this class is.
     *
     * @return its module, or that it is in none
     */
    @Delayable
    public static String module() {
        return PriceList.class.getModule().toString();
    }
}
