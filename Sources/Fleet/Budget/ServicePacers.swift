package import AWS
package import Logging
internal import Synchronization

/// The pacers of one region: one a service, made when the service is first spoken to.
package final class ServicePacers: Sendable {
    private struct Paced {
        let pacer: CallPacer
        let tally: AttemptTally
    }

    private let limits: [AWSService: CallLimits]
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let made = Mutex<[AWSService: Paced]>([:])

    /// - Parameter services: each with its limits; one that is not among them is called as fast as is usual.
    package init(services: [FleetService], clock: any Clock<Duration>, logger: Logger) {
        limits = Dictionary(
            services.compactMap { known in known.service.map { ($0, known.limits) } }
        ) { first, _ in first }
        self.clock = clock
        self.logger = logger
    }

    @inline(never) package func pacer(of service: AWSService) -> CallPacer {
        made.withLock { made in
            if let known = made[service] { return known.pacer }
            let tally = AttemptTally()
            let pacer = CallPacer(limits[service] ?? CallLimits(), tally: tally, clock: clock, logger: logger)
            made[service] = Paced(pacer: pacer, tally: tally)
            return pacer
        }
    }

    /// Counts an attempt at a call of a service whose calls are paced.
    @inline(never) package func note(_ attempt: AWSAttempt) {
        made.withLock { $0[attempt.service]?.tally }?.note(attempt)
    }
}
