import Engine
import Foundation
import Journal
import Maintenance
import Simulation
import TestSupport

/// The events of one operation as it happens, to be told again under other names.
struct Story {
    private struct Line {
        let at: Timestamp
        let event: Template
    }

    /// An event's text in pieces, with the names between them.
    private struct Template {
        enum Name {
            case operation
            case cluster
            /// The cluster's resource id: no two operations may hold it at a time.
            case identity
            /// The digest of its plan: approvals bind to it.
            case digest
        }

        private var pieces: [(text: String, next: Name?)]

        /// - Parameter names: the names as they are told first.
        init(_ text: String, _ names: KeyValuePairs<Name, String>) {
            pieces = [(text, nil)]
            for (name, told) in names where !told.isEmpty {
                pieces = pieces.flatMap { text, next in
                    var parts: [(text: String, next: Name?)] = text.components(separatedBy: told).map { ($0, name) }
                    parts[parts.count - 1].next = next
                    return parts
                }
            }
        }

        func text(operation: String, cluster: String, identity: String, digest: String) -> String {
            var told = ""
            for (text, next) in pieces {
                told += text
                switch next {
                case .operation: told += operation
                case .cluster: told += cluster
                case .identity: told += identity
                case .digest: told += digest
                case nil: break
                }
            }
            return told
        }
    }

    private let lines: [Line]
    private let json = StoredJSON(kinds: .product)

    /// A resize from beginning to end.
    static func resize() throws -> Story {
        var shell = SeededShell.resize(seed: 1, faults: .none)
        _ = shell.run(until: shell.now + .seconds(24 * 3600))
        let plan = shell.store["k001"]?.plan
        let digest = plan?.digest.text ?? ""
        let identity = plan?.cluster?.resource ?? ""
        return Story(
            lines: try shell.store.events(of: "k001").map { line in
                Line(
                    at: line.at,
                    event: Template(
                        line.json,
                        [.digest: digest, .identity: identity, .operation: "k001", .cluster: "orders"]))
            })
    }

    private init(lines: [Line]) { self.lines = lines }

    /// The story, or the beginning of it, as it happens to another operation on another cluster.
    private func events(as number: Int, atMost limit: Int = .max) throws -> [(at: Timestamp, event: Event)] {
        // Under other names the plan has another digest.
        var digest = ""
        return try lines.prefix(limit).map { line in
            let text = line.event.text(
                operation: "b\(number)", cluster: "orders\(number)", identity: "cluster-B\(number)", digest: digest)
            let event: Event = try json.value(from: text, of: "event")
            if case .planned(let plan, _) = event { digest = plan.digest.text }
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
        let part = try events(as: number, atMost: lines.count / 2)
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
