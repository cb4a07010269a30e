package com.example.shop;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Prices in one country. */
public record Prices(String country, Map<String, BigDecimal> listed) {

    /**
     * Adds up what an order costs.
     *
     * @param customer who pays
     * @param discount in percent
     * @param items what is bought
     * @return the total, rounded to cents
     */
    @Delayable
    public BigDecimal total(@Keyword String customer, @Keyword("0") int discount, String... items) {
        BigDecimal total = BigDecimal.ZERO;
        for (String item : items) {
            BigDecimal price = listed.get(item);
            if (price == null) {
                throw new IllegalArgumentException(customer + " wants " + item + ", which has no price in " + country);
            }
            total = total.add(price);
        }
        return total.multiply(BigDecimal.valueOf(100 - discount))
                .movePointLeft(2)
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** What a number of identical items costs. */
    @Delayable
    static long cents(long each, int count) {
        return Math.multiplyExact(each, count);
    }
}
