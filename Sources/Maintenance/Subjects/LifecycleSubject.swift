/// The lifecycle that a plan was made for: a name, under which databases come and go.
package struct LifecycleSubject: Subject {
    package static let kind: KindName = "lifecycle"
    package var place: Place
    package var name: String
    /// What there was of it when the plan was made: "promoted development-2026-11-22 · retired development-2026-11-15".
    package var state: String
    /// What it is made from, and how: "aurora-postgresql, from snapshots of production".
    package var description: String
    /// The record that clients find it by.
    package var record: String?

    package init(_ lifecycle: Lifecycle, in place: Place, state: String) {
        self.place = place
        self.state = state
        name = lifecycle.name
        description = lifecycle.words
        record = lifecycle.dns?.record
    }

    private enum CodingKeys: String, CodingKey {
        case place, name, state, description, record
    }

    package var binding: [String] { [description] }
    /// The databases are held by the calls about them.
    package var holds: Set<Resource> {
        Set([.lifecycle(name)] + (record.map { [.record($0)] } ?? []))
    }
    package var questions: Set<AnyQuestion> { [AnyQuestion(DatabasesQuestion(in: place))] }
    package var words: SubjectWords { SubjectWords(description: "\(description)", state: state) }

    package var insteadOfWayBack: String? {
        "A lifecycle has no rollback: `promote \(name) --back` points its record at the database before."
    }

    /// It is in the configuration, whatever there is of it.
    package func presence(in observation: Observation) -> Presence { .present }

    /// Its databases moved on since, or none is due: the plan says which.
    package func standstill(by plan: Plan) -> String { plan.findings.map(\.text).joined(separator: " ") }

    package func facts(seeing observation: Observation) -> [SafetyFacts.Fact] { [] }
}

extension Resource {
    package static func lifecycle(_ name: String) -> Resource {
        Resource(service: "changeover", type: "lifecycle", name: name)
    }

    /// A record in all its zones.
    package static func record(_ record: String) -> Resource {
        Resource(service: "route53", type: "record", name: DNSName.plain(record))
    }

    /// A record in one zone.
    package static func record(_ record: String, in zone: HostedZone) -> Resource {
        Resource(service: "route53", type: "recordset", name: "\(DNSName.plain(record)) in \(zone.id)")
    }
}

extension Lifecycle {
    /// "aurora-postgresql 16.4, from snapshots of production".
    package var words: String {
        let version = engine.version.map { " \($0)" } ?? ""
        return switch source {
        case .snapshotOf(let database): "\(engine.name)\(version), from snapshots of \(database)"
        case .cloneOf(let cluster): "\(engine.name)\(version), a clone of \(cluster)"
        case .snapshot(let arn): "\(engine.name)\(version), from \(arn)"
        }
    }
}
