internal import Foundation

/// Decides what an asker of the cache gets: the credentials held, the task of getting new ones, or a wait for them.
struct CredentialsCacheState {
    /// One attempt at getting new credentials, by whoever asked first.
    struct Flight: Equatable {
        let number: Int
    }

    enum Answer: Equatable {
        case use(Credentials)
        /// Get new ones, then report with `landed`.
        case refresh(Flight)
        /// Someone else is getting them; ask `result` for what came of it.
        case wait(Flight)
    }

    /// How long credentials that are still valid are used without another try after one failed.
    private static let pause: TimeInterval = 30

    private var held: (credentials: Credentials, obtainedAt: Date)?
    private var isRejected = false
    private var flights = 0
    private var inFlight: Flight?
    private var lastLanding: (flight: Flight, result: Result<Credentials, CredentialsError>)?
    private var pausedUntil = Date.distantPast

    mutating func asked(at now: Date) -> Answer {
        guard let held, !isRejected else { return refreshOrWait() }
        switch CredentialsFreshness(of: held.credentials, obtainedAt: held.obtainedAt, now: now) {
        case .fresh: return .use(held.credentials)
        case .ageing: return inFlight != nil || now < pausedUntil ? .use(held.credentials) : refreshOrWait()
        case .closing: return inFlight == nil && now < pausedUntil ? .use(held.credentials) : refreshOrWait()
        case .expired: return refreshOrWait()
        }
    }

    /// Takes in what the flight brought, and returns what its callers get.
    mutating func landed(
        _ flight: Flight, with result: Result<Credentials, CredentialsError>, at now: Date
    ) -> Result<Credentials, CredentialsError> {
        inFlight = nil
        var answer = result
        switch result {
        case .success(let credentials):
            held = (credentials, now)
            isRejected = false
            pausedUntil = .distantPast
        case .failure:
            pausedUntil = now.addingTimeInterval(Self.pause)
            if let usable = usable(at: now) { answer = .success(usable) }
        }
        lastLanding = (flight, answer)
        return answer
    }

    /// What a landed flight brought; nil if that is no longer known, or if it was called off: then ask again.
    func result(of flight: Flight) -> Result<Credentials, CredentialsError>? {
        guard let lastLanding, lastLanding.flight == flight else { return nil }
        if case .failure(let error) = lastLanding.result, error.code == .cancelled { return nil }
        return lastLanding.result
    }

    mutating func rejected(_ credentials: Credentials) {
        if held?.credentials == credentials { isRejected = true }
    }

    private func usable(at now: Date) -> Credentials? {
        guard let held, !isRejected else { return nil }
        let freshness = CredentialsFreshness(of: held.credentials, obtainedAt: held.obtainedAt, now: now)
        return freshness == .expired ? nil : held.credentials
    }

    private mutating func refreshOrWait() -> Answer {
        if let inFlight { return .wait(inFlight) }
        flights += 1
        let flight = Flight(number: flights)
        inFlight = flight
        return .refresh(flight)
    }
}
