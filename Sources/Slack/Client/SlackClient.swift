package import Logging
package import Transport

/// Slack's Web API: calls within the published rates, reads made again when they fail for now, writes only when they
/// were certainly not carried out.
///
/// Its methods are grouped in extensions: conversations, messages, reactions, pins, files,
/// people. Each throws a `SlackError` only.
package actor SlackClient {
    let transport: any HTTPTransport
    let endpoint: SlackEndpoint
    let token: SlackToken
    let clock: any Clock<Duration>
    let jitter: @Sendable () -> Double
    let logger: Logger
    let retry: SlackRetryPolicy
    let stopwatch: Stopwatch

    var budget: RateBudget
    var clamps: [SlackMethod: HistoryClamp] = [:]
    /// What the token may do, as the last reply said; nil before the first one, or from a server that does not say.
    package internal(set) var grantedScopes: Set<String>?
    /// When the first reply came, by Slack's clock; nil before it, or from a server that does not say.
    package internal(set) var firstHeard: SlackTimestamp?
    /// When the last reply came, likewise.
    package internal(set) var lastHeard: SlackTimestamp?

    /// `clock` measures and sleeps; `jitter` gives numbers from 0 to 1, so that many clients do not return at once.
    package init(
        transport: any HTTPTransport,
        endpoint: SlackEndpoint,
        token: SlackToken,
        clock: any Clock<Duration>,
        jitter: @escaping @Sendable () -> Double,
        logger: Logger,
        retry: SlackRetryPolicy = SlackRetryPolicy(),
        budget: RateBudget = RateBudget()
    ) {
        self.transport = transport
        self.endpoint = endpoint
        self.token = token
        self.clock = clock
        self.jitter = jitter
        self.logger = logger
        self.retry = retry
        self.budget = budget
        stopwatch = Stopwatch(clock)
    }

    /// How long until the method may be called (in the channel): zero when it may be called now.
    func waitBeforeNext(_ method: SlackMethod, in channel: ChannelID? = nil) -> Duration {
        let now = stopwatch.elapsed
        return budget.nextAllowed(method, in: channel, at: now) - now
    }

    /// What is known of the limits put on apps distributed outside the Marketplace, for history and replies.
    func clamp(of method: SlackMethod) -> HistoryClamp { clamps[method] ?? HistoryClamp() }

    /// The scopes that these methods need and the token lacks; nil when the server did not say which it has.
    func missingScopes(for methods: [SlackMethod]) -> [String]? {
        guard let grantedScopes else { return nil }
        return Set(methods.compactMap(\.scope)).subtracting(grantedScopes).sorted()
    }
}
