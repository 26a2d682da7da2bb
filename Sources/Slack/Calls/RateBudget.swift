/// When each method may be called next. Methods do not touch one another's budgets: a refused history read does not
/// keep a message from being posted.
package struct RateBudget: Sendable, Hashable {
    private struct ChannelMethod: Hashable {
        var method: SlackMethod
        var channel: ChannelID
    }

    private var methods: [SlackMethod: MethodBudget] = [:]
    private var channels: [ChannelMethod: MethodBudget] = [:]

    /// Budgets with nothing spent; `rates` replaces the published rate of some methods.
    package init(rates: [SlackMethod: CallRate] = [:]) {
        methods = rates.mapValues(MethodBudget.init(rate:))
    }

    /// The earliest instant for a call of the method (in the channel), `now` or later.
    ///
    /// - Parameter isPatient: half of the method's burst is left to others.
    func nextAllowed(
        _ method: SlackMethod, in channel: ChannelID? = nil, isPatient: Bool = false, at now: Duration
    ) -> Duration {
        let overall = budget(of: method).nextAllowed(isPatient: isPatient, at: now)
        guard let within = budget(of: method, in: channel) else { return overall }
        return max(overall, within.nextAllowed(at: now))
    }

    /// Notes a call at this instant.
    mutating func spend(_ method: SlackMethod, in channel: ChannelID? = nil, at now: Duration) {
        change(method) { $0.spend(at: now) }
        if let channel, var within = budget(of: method, in: channel) {
            within.spend(at: now)
            channels[ChannelMethod(method: method, channel: channel)] = within
        }
    }

    /// Notes a 429: whose limit it was is not said, so the method is quiet in all channels.
    mutating func refuse(_ method: SlackMethod, for retryAfter: Duration, at now: Duration) {
        change(method) { $0.refuse(for: retryAfter, at: now) }
    }

    /// Sets another rate for the method.
    mutating func change(_ method: SlackMethod, to rate: CallRate) {
        change(method) { $0.change(to: rate) }
    }

    private func budget(of method: SlackMethod) -> MethodBudget {
        methods[method] ?? MethodBudget(rate: method.rate)
    }

    private func budget(of method: SlackMethod, in channel: ChannelID?) -> MethodBudget? {
        guard let channel, let rate = method.channelRate else { return nil }
        return channels[ChannelMethod(method: method, channel: channel)] ?? MethodBudget(rate: rate)
    }

    private mutating func change(_ method: SlackMethod, _ body: (inout MethodBudget) -> Void) {
        var budget = budget(of: method)
        body(&budget)
        methods[method] = budget
    }
}
