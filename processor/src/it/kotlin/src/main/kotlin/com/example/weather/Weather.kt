package com.example.weather

import dev.delayable.annotations.Delayable
import dev.delayable.annotations.Keyword

/** The weather of a city. kapt shows a function of the companion twice: in this class, and in the companion. */
class Weather(private val city: String) {

    /** What it will be like on a day. */
    @Delayable
    fun forecast(day: Int, @Keyword("C") unit: String): String = "$city, day $day: ${10 + day} $unit"

    companion object {

        /** The mean of some temperatures. */
        @JvmStatic
        @Delayable
        fun mean(vararg degrees: Double): Double = degrees.average()
    }
}

/** Its companion has a name of its own. */
class Station(val name: String) {

    companion object Registry {

        /** A station by its number. */
        @JvmStatic
        @Delayable
        fun numbered(number: Int): Station = Station("station $number")
    }
}

/** One object, without a class around it. */
object Units {

    /** For physicists. */
    @JvmStatic
    @Delayable
    fun kelvin(celsius: Int): Int = celsius + 273
}

/** Without a class around it: Kotlin makes it static in `WeatherKt`. */
@Delayable
fun fahrenheit(celsius: Int, @Keyword("32") zero: Int): Int = celsius * 9 / 5 + zero
