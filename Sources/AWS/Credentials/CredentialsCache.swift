internal import Foundation
internal import Logging

/// Keeps the credentials that a provider finds, and renews them ahead of their end, once for all who ask.
actor CredentialsCache: CredentialsSource {
    private let provider: any CredentialsProvider
    private let now: @Sendable () -> Date
    private let logger: Logger?
    private var state = CredentialsCacheState()
    private var waiting: [AsyncStream<Never>.Continuation] = []

    init(provider: any CredentialsProvider, now: @escaping @Sendable () -> Date, logger: Logger? = nil) {
        self.provider = provider
        self.now = now
        self.logger = logger
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        // Comes round again only when the task that was renewing them has been cancelled.
        while true {
            switch state.asked(at: now()) {
            case .use(let credentials):
                return credentials
            case .refresh(let flight):
                return try await refresh(flight)
            case .wait(let flight):
                await landing()
                if let result = state.result(of: flight) { return try result.get() }
                guard !Task.isCancelled else { throw Self.cancelled }
            }
        }
    }

    /// Whether someone waits for a renewal that another caller began.
    var hasWaiters: Bool { !waiting.isEmpty }

    func reject(_ credentials: Credentials) {
        state.rejected(credentials)
    }

    private static let cancelled = CredentialsError(.cancelled, "The wait for credentials was cancelled.")

    private func refresh(_ flight: CredentialsCacheState.Flight) async throws(CredentialsError) -> Credentials {
        var result = await load()
        if case .failure(let error) = result {
            logger?.warning("AWS credentials could not be renewed", metadata: ["error": "\(error)"])
            if Task.isCancelled { result = .failure(Self.cancelled) }
        }
        let answer = state.landed(flight, with: result, at: now())
        for continuation in waiting { continuation.finish() }
        waiting = []
        return try answer.get()
    }

    private func load() async -> Result<Credentials, CredentialsError> {
        do throws(CredentialsError) {
            guard let credentials = try await provider.load() else {
                return .failure(CredentialsError(.nothingConfigured, "There are no AWS credentials."))
            }
            return .success(credentials)
        } catch {
            return .failure(error)
        }
    }

    /// Returns when the flight has landed, or the surrounding task is cancelled.
    private func landing() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        waiting.append(continuation)
        for await _ in stream {}
    }
}

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

/// How close credentials are to their end, which decides who waits for fresh ones.
enum CredentialsFreshness: Equatable {
    case fresh
    /// One caller gets new ones, the others go on with these.
    case ageing
    /// Everyone waits for new ones, and goes on with these only if there are none.
    case closing
    case expired

    /// Ageing begins 15 minutes before the end, closing 5 minutes; for short lifetimes a quarter and a twelfth of them,
    /// so that credentials are never old from the start.
    init(of credentials: Credentials, obtainedAt: Date, now: Date) {
        guard let end = credentials.expiration else {
            self = .fresh
            return
        }
        let remaining = end.timeIntervalSince(now)
        let lifetime = max(0, end.timeIntervalSince(obtainedAt))
        if remaining <= 0 {
            self = .expired
        } else if remaining <= min(5 * 60, lifetime / 12) {
            self = .closing
        } else if remaining <= min(15 * 60, lifetime / 4) {
            self = .ageing
        } else {
            self = .fresh
        }
    }
}
