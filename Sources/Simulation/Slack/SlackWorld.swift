/// One Slack workspace as a plain value: people, channels, messages, threads, reactions, pins and
/// files, with Slack's rules.
///
/// Every function takes the time; nothing here reads a clock. Behaviour follows docs.slack.dev and what authors and
/// users of the SDKs report; where sources are silent, the nastier reading was taken or made a setting.
package struct SlackWorld: Sendable {
    package let team: String
    package let domain: String
    package var settings: Settings
    package internal(set) var users: [String: User] = [:]
    package internal(set) var userGroups: [String: UserGroup] = [:]
    package internal(set) var channels: [String: Channel] = [:]
    package internal(set) var tokens: [String: Token] = [:]
    /// Messages by channel, sorted by `ts`, replies among them.
    package internal(set) var messages: [String: [Message]] = [:]
    /// Files by id, from the promise of an address on; only those with `shares` can be seen.
    package internal(set) var files: [String: File] = [:]
    /// Pinned messages by channel, in the order in which they were pinned.
    package internal(set) var pins: [String: [Timestamp]] = [:]
    var history: [Change] = []
    /// The last `ts` given out, by channel: no later message gets it again, even when its own is deleted.
    private var lastTimestamps: [String: Int64] = [:]
    var generator: SeededGenerator

    /// What differs between workspaces, or is not settled by the documentation.
    package struct Settings: Sendable {
        /// Reactors listed per emoji unless `full` is asked for (measured as 50 in 2016; undocumented).
        package var listedReactors = 50
        package var distinctReactions = 50
        package var reactionsPerPerson = 23
        package var textLimit = 40_000
        /// Size of all blocks together beyond which `msg_blocks_too_long` was seen.
        package var blocksLimit = 13_200
        package var metadataLimit = 16_000
        /// Pins that a channel takes; commonly given as 100, while the reference only knows that there is a limit.
        package var pinsPerChannel = 100
        /// Whether others than administrators may pin.
        package var allowsPins = true
        /// Bytes that a file may have (commonly given as 1 GB), a snippet (docs.slack.dev: 1 MB), and all files together.
        package var fileLimit = 1_000_000_000
        package var snippetLimit = 1_000_000
        package var storageLimit: Int?
        /// Whether the workspace's administrators allow uploads.
        package var allowsUploads = true
        package var orphanReply = OrphanReply.landsInChannel
        package var rangeEnd = RangeEnd.newest
        /// Time within which messages may be edited; nil for ever.
        package var editWindow: Duration?
        /// Slack's clock relative to the time passed in.
        package var clockSkew = Duration.zero
        /// Stores URLs in `<…>` and emoji as `:name:`, so that a stored text differs from the one that was posted.
        package var rewritesText = true

        package init() {}
    }

    /// What becomes of a reply whose parent is gone.
    package enum OrphanReply: Sendable {
        case landsInChannel
        case threadNotFound
    }

    /// Which end of the range `conversations.history` begins with when only `oldest` is given.
    package enum RangeEnd: Sendable {
        case newest
        case oldest
    }

    init(team: String, domain: String, seed: UInt64, settings: Settings = Settings()) {
        self.team = team
        self.domain = domain
        self.settings = settings
        generator = SeededGenerator(seed: seed)
    }

    /// The message as it is stored, all reactors listed, whoever asks.
    package func message(_ ts: Timestamp, in channel: String) -> Message? {
        guard let log = messages[channel], let position = log.position(of: ts) else { return nil }
        return log[position]
    }

    /// The newest message of the channel that satisfies the predicate.
    package func lastMessage(in channel: String, where matches: (Message) -> Bool = { _ in true }) -> Message? {
        messages[channel]?.last(where: matches)
    }

    /// A `ts` for now, later than every other of the channel.
    mutating func nextTimestamp(in channel: String, at now: SimulatedTime) -> Timestamp {
        let skewed = now + settings.clockSkew
        let wanted = skewed.milliseconds * 1000 + generator.number(in: 0...999)
        let last = max(lastTimestamps[channel] ?? 0, messages[channel]?.last?.ts.microseconds ?? 0)
        let chosen = max(wanted, last + 1)
        lastTimestamps[channel] = chosen
        return Timestamp(microseconds: chosen)
    }

    /// Random letters and digits, as in block ids.
    mutating func randomText(_ length: Int) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)
        let letters = (0..<length).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
        return String(decoding: letters, as: UTF8.self)
    }
}
