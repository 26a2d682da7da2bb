import Foundation
import HTTPTypes
import Simulation
import Synchronization
import Testing
import Transport

/// The simulated Slack behind loopback, with people who look up whenever the bot has called.
final class Workspace: HTTPTransport {
    /// Who reacts with what to a message of the bot that asks for it.
    struct Habit: Sendable {
        /// A part of the messages that it is about.
        var wording: String
        var emoji: String
        var person: String

        static let start = Habit(wording: "React :arrow_forward: to start", emoji: "arrow_forward", person: "U0ALICE")

        static func approve(
            as person: String, where wording: String = "React :white_check_mark: to approve"
        ) -> Habit {
            Habit(wording: wording, emoji: "white_check_mark", person: person)
        }

        static func veto(as person: String, where wording: String) -> Habit {
            Habit(wording: wording, emoji: "x", person: person)
        }
    }

    private struct State {
        var habits: [Habit]
        var toType: [String] = []
        /// How often the bot has read the channel.
        var readings = 0
        var seen = 0
    }

    private let face: SlackFace
    private let traffic: Traffic
    private let state: Mutex<State>
    private let stream: AsyncStream<SlackWorld.Change>
    private let changes: AsyncStream<SlackWorld.Change>.Continuation
    private let reads: AsyncStream<Void>
    private let reactionReads: AsyncStream<Void>.Continuation

    init(traffic: Traffic, habits: [Habit]) {
        self.traffic = traffic
        state = Mutex(State(habits: habits))
        face = SlackFace(
            SimulatedSlack(world: .example()),
            now: { SimulatedTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
        (stream, changes) = AsyncStream.makeStream()
        (reads, reactionReads) = AsyncStream.makeStream()
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        let reply = try await traffic.pass { () async throws(TransportError) in try await face.send(request) }
        let path = request.head.path ?? ""
        if path.contains("reactions.get") { reactionReads.yield() }
        if path.contains("conversations.history") { typeNext() }
        lookUp()
        return reply
    }

    /// Has alice type a line when the bot reads the channel for the second time: by then it has recorded where it begins to
    /// read, and what was said before that is not for it.
    func type(_ text: String) {
        state.withLock { $0.toType.append(text) }
    }

    /// Has people react otherwise to what the bot posts from now on.
    func adopt(_ habits: [Habit]) {
        state.withLock { $0.habits = habits }
    }

    private func typeNext() {
        let text = state.withLock { state in
            state.readings += 1
            return state.readings < 2 || state.toType.isEmpty ? nil : state.toType.removeFirst()
        }
        guard let text else { return }
        face.withSlack { slack, now in
            _ = try? slack.world.type(text, as: "U0ALICE", in: "C0DBAOPS", at: now)
        }
    }

    /// Waits until the bot has read reactions so many times more than were waited for before.
    func untilReactionsAreRead(times: Int) async {
        var left = times
        for await _ in reads {
            left -= 1
            if left == 0 { return }
        }
    }

    /// Waits until something of the kind has happened.
    func until(_ condition: @Sendable (SlackWorld.Change.Event) -> Bool) async {
        for await change in stream where condition(change.event) { return }
    }

    /// Waits until the bot has posted a message with these words; says what it posted instead when the time is over.
    func untilPosted(_ words: String, in channel: String = "C0DBAOPS") async {
        await until { event in
            guard case .posted(let message) = event else { return false }
            return message.channel == channel && message.user == "U0CHANGEOVER" && message.text.contains(words)
        }
        if Task.isCancelled {
            let said = messages().suffix(3).map(\.text).joined(separator: "\n\n")
            Issue.record("“\(words)” was not posted. The last in the operations channel:\n\(said)")
        }
    }

    /// What the bot has in the channel now.
    func messages(in channel: String = "C0DBAOPS") -> [SlackWorld.Message] {
        face.withSlack { slack, _ in
            var latest: [SlackWorld.Timestamp: SlackWorld.Message] = [:]
            for change in slack.world.changes() where change.channel == channel {
                switch change.event {
                case .posted(let message), .updated(let message):
                    if message.user == "U0CHANGEOVER" { latest[message.ts] = message }
                case .deleted(let message, _): latest[message.ts] = nil
                case .postedEphemeral, .reactionAdded, .reactionRemoved, .channelChanged, .pinned, .unpinned: break
                }
            }
            return latest.values.sorted { $0.ts < $1.ts }
        }
    }

    /// Messages that are pinned in the channel now.
    func pins(in channel: String = "C0DBAOPS") -> [SlackWorld.Timestamp] {
        face.withSlack { slack, _ in slack.world.pins[channel] ?? [] }
    }

    /// What a file says.
    func text(ofFile id: String) -> String {
        face.withSlack { slack, _ in String(decoding: slack.world.files[id]?.content ?? Data(), as: UTF8.self) }
    }

    /// The instants at which a person approved, by the chat.
    var approvals: [Date] {
        everything.compactMap { change in
            guard case .reactionAdded("white_check_mark", _, _) = change.event else { return nil }
            return Date(timeIntervalSince1970: Double(change.at.milliseconds) / 1000)
        }
    }

    /// The texts that are there more than once, which none is to be.
    var repeatedTexts: Set<String> {
        let texts = messages().map(\.text)
        return Set(texts.filter { text in texts.count { $0 == text } > 1 })
    }

    var everything: [SlackWorld.Change] { face.withSlack { slack, _ in Array(slack.world.changes()) } }

    private func lookUp() {
        let fresh = state.withLock { state -> [SlackWorld.Change] in
            let fresh = face.withSlack { slack, _ in Array(slack.world.changes(since: state.seen)) }
            state.seen = fresh.last?.number ?? state.seen
            return fresh
        }
        for change in fresh {
            if case .posted(let message) = change.event, message.user == "U0CHANGEOVER" { react(to: message) }
            changes.yield(change)
        }
    }

    private func react(to message: SlackWorld.Message) {
        // What a question has no room for stands in a message of its own, which nobody answers.
        guard !message.text.contains("react there, not here") else { return }
        for habit in state.withLock(\.habits) where message.text.contains(habit.wording) {
            face.withSlack { slack, now in
                // What Slack refuses, the message having gone meanwhile say, people let be.
                try? slack.world.react(
                    habit.emoji, as: habit.person, to: message.ts, in: message.channel, at: now)
            }
        }
    }
}
