package com.example.weather

import dev.delayable.runtime.Parallel

/** Runs jobs of all of them. */
fun main() {
    val parallel = Parallel.nJobs(2)
    val delayed = WeatherDelayed.on(Weather("Delft"))

    println("forecasts: " + parallel.run((1..3).map { delayed.forecast(it) }))
    println("job: " + delayed.forecast(1).unit("K"))
    println("mean: " + parallel.run(WeatherDelayed.mean(1.0, 2.0, 4.5)))
    println("stations: " + parallel.run((1..2).map { StationDelayed.numbered(it) }).map { it.name })
    println("kelvin: " + parallel.run(UnitsDelayed.kelvin(20)))
    println("fahrenheit: " + parallel.run((0..2).map { WeatherKtDelayed.fahrenheit(it * 10) }))
    println("function: " + WeatherKtDelayed.fahrenheit(1).function())
}
