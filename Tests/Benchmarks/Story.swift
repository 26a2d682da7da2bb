import Engine
import Foundation
import Maintenance
import Simulation
import TestSupport

/// The events of one operation as it happens, to be told again under other names.
struct Story {
    struct Line {
        let at: Timestamp
        let text: String
    }

    let lines: [Line]
    /// The digest of its plan.
    let digest: String

    /// A resize from beginning to end.
    static func resize() throws -> Story {
        var shell = SeededShell.resize(seed: 1, faults: .none)
        _ = shell.run(until: shell.now + .seconds(24 * 3600))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Story(
            lines: try shell.store.events(of: "k001").map { line in
                Line(at: line.at, text: String(decoding: try encoder.encode(line.event), as: UTF8.self))
            }, digest: shell.store["k001"]?.plan.digest.text ?? "")
    }

    /// The story as it happens to another operation on another cluster.
    func events(as number: Int) throws -> [(at: Timestamp, event: Event)] {
        // Approvals bind to the digest of the plan, which is another one under other names.
        var digests: (told: String, new: String)?
        return try lines.map { line in
            var text = line.text.replacing("k001", with: "b\(number)").replacing("orders", with: "orders\(number)")
            if let digests { text = text.replacing(digests.told, with: digests.new) }
            let event = try JSONDecoder.knowingKinds.decode(Event.self, from: Data(text.utf8))
            if case .planned(let plan, _) = event { digests = (digest, plan.digest.text) }
            return (line.at, event)
        }
    }

    /// What is recorded for it, one event a commit.
    func entries(as number: Int, routing: Routing) throws -> [Entry] {
        var stored: Maintenance.Operation?
        return try events(as: number).map { at, event in
            let recording = try Recording([event], onto: stored, routing: routing, at: at)
            stored = recording.operation
            return Entry(recording.change, posts: recording.posts, at: at)
        }
    }

    /// The operation half way through: between its two failovers, with calls under way.
    func entry(halfWayAs number: Int, routing: Routing) throws -> Entry {
        let part = Array(try events(as: number).prefix(lines.count / 2))
        let at = part.last?.at ?? Timestamp(milliseconds: 0)
        let recording = try Recording(part.map(\.event), onto: nil, routing: routing, at: at)
        return Entry(recording.change, posts: recording.posts.filter(\.isEdited), at: at)
    }

    static let routing = Routing(channels: [Routing.Channel(id: "C0DBAOPS", role: .operations)])
}

extension Post {
    /// Whether its message goes on being edited: what is open of an operation's posts when all others were delivered.
    fileprivate var isEdited: Bool {
        switch content {
        case .notice(.status), .notice(.plan): true
        default: false
        }
    }
}
