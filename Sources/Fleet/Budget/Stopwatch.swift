/// Time since it was made, on the clock that it was made with.
struct Stopwatch: Sendable {
    private let reading: @Sendable () -> Duration

    init(_ clock: some Clock<Duration>) {
        let origin = clock.now
        reading = { origin.duration(to: clock.now) }
    }

    var elapsed: Duration { reading() }
}
