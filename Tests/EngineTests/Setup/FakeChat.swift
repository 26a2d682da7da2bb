import Engine
import Maintenance

/// A chat in which every message says what its id tells, and people react.
actor FakeChat: ChatReader {
    private let now: @Sendable () -> Timestamp
    private var reactions: [String: [GateReading.Reaction]] = [:]
    private var isDown = false
    private var isShared = false
    private var details: GateReading.Details?
    private var ownPosts: [OwnPost] = []
    private var isMarked = false
    private(set) var reads: [String] = []
    private(set) var queries: [ReactionQuery] = []

    init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// The digest of what a message shows.
    static func digest(of message: String) -> String { "digest of \(message)" }

    func react(_ emoji: String, by person: PersonID, to message: String) {
        reactions[message, default: []].append(GateReading.Reaction(name: emoji, people: [person]))
    }

    func takeBack(_ emoji: String, from message: String) {
        reactions[message]?.removeAll { $0.name == emoji }
    }

    func breakDown(_ isDown: Bool = true) { self.isDown = isDown }

    /// What a prompt links to is not there, or shows this.
    func showDetails(_ message: GateReading.Message?) { details = GateReading.Details(message: message) }

    /// Shows messages of ours, to whoever asks for them.
    func show(_ posts: OwnPost...) { ownPosts = posts }

    /// Every message says that it was answered.
    func mark() { isMarked = true }

    /// People of another workspace are let into every channel.
    func share() { isShared = true }

    func read(_ query: ReactionQuery) -> ReactionReading {
        let message = query.message
        reads.append(message)
        queries.append(query)
        guard !isDown else { return ReactionReading(nil, failure: "the chat is down") }
        let all = query.known?.reactions ?? reactions[message] ?? []
        let people = Set(all.flatMap(\.people)).intersection(query.people).map {
            ($0, GateReading.Person(id: $0, team: "T0"))
        }
        var reading = GateReading(
            takenAt: query.known?.takenAt ?? now(), ourselves: "U0BOT", homeTeam: "T0",
            channel: GateReading.Channel(id: query.channel, isShared: isShared),
            message: GateReading.Message(
                id: message, isOurs: true, contentDigest: Self.digest(of: message),
                isMarked: query.isToBeActedOn ? isMarked : nil),
            reactions: all, people: Dictionary(people) { first, _ in first })
        if query.details != nil { reading.details = details }
        var found = ReactionReading(reading)
        if let since = query.ownPostsSince { (found.ownPosts, found.ownPostsSince) = (ownPosts, since) }
        return found
    }
}
