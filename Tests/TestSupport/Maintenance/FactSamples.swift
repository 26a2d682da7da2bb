package import Maintenance

/// What is read for a gate's facts in examples, whatever is asked.
package struct FactSample: Sendable, Equatable {
    package var replicaLag: Reading<Span>
    package var snapshotsInProgress: Reading<[String]>
    package var replicationLag: Reading<ReplicationLag> = .unavailable(Observation.notAsked)
    /// The most clients of each instance; those of no other are read.
    package var connections: Reading<Int?> = .known(0)
    package var proxies: Reading<[ProxyState]> = .known([])
    package var takenAt: Timestamp

    package init(
        replicaLag: Reading<Span>, snapshotsInProgress: Reading<[String]>, takenAt: Timestamp
    ) {
        self.replicaLag = replicaLag
        self.snapshotsInProgress = snapshotsInProgress
        self.takenAt = takenAt
    }

    /// What is asked before `orders` fails over.
    package static func questions(beforeFailoverTo next: InstanceID) -> Set<AnyQuestion> {
        [
            AnyQuestion(SnapshotsQuestion(of: .orders)),
            AnyQuestion(ReplicaLagQuestion(of: [next], in: Target.orders.place)),
        ]
    }

    /// Everything read, and harmless.
    package static func sample(
        lag: Reading<Span> = .known(Span(milliseconds: 18)), snapshots: Reading<[String]> = .known([]),
        connections: Reading<Int?> = .known(0), at instant: Timestamp = Observation.sampleInstant
    ) -> FactSample {
        var sample = FactSample(replicaLag: lag, snapshotsInProgress: snapshots, takenAt: instant)
        sample.connections = connections
        return sample
    }

    /// The answers to these questions.
    package func answers(to questions: Set<AnyQuestion>, of target: Target) -> Observation {
        var facts = Observation(of: target, takenAt: takenAt)
        for question in questions {
            switch question.base {
            case let asked as ReplicaLagQuestion:
                let lags = replicaLag.map { lag in
                    Dictionary(asked.instances.map { ($0, Datapoint(lag, of: takenAt - .minutes(1))) }) { first, _ in
                        first
                    }
                }
                facts.add(Answered(asked, lags, takenAt: takenAt))
            case let asked as SnapshotsQuestion:
                let running = snapshotsInProgress.map { names in
                    Dictionary(names.map { ($0, "creating") }) { first, _ in first }
                }
                facts.add(Answered(asked, running, takenAt: takenAt))
            case let asked as InstanceSnapshotsQuestion:
                let running = snapshotsInProgress.map { names in
                    Dictionary(names.map { ($0, "creating") }) { first, _ in first }
                }
                facts.add(Answered(asked, running, takenAt: takenAt))
            case let asked as ConnectionsQuestion:
                let found = connections.map { highest in
                    Dictionary(
                        asked.instances.compactMap { name in
                            highest.map { (name, Peak(highest: $0, until: takenAt)) }
                        }
                    ) { first, _ in first }
                }
                facts.add(Answered(asked, found, takenAt: takenAt))
            case let asked as ProxiesQuestion:
                facts.add(Answered(asked, proxies, takenAt: takenAt))
            case let asked as GreenLagQuestion:
                facts.add(
                    Answered(asked, replicationLag.map { Datapoint($0, of: takenAt - .minutes(1)) }, takenAt: takenAt))
            default:
                facts.add([question.unavailable("no example says it", passes: false, at: takenAt)])
            }
        }
        return facts
    }

    /// The answers to whatever the gates of examples ask about this.
    package func answers(seeing observation: Observation) -> Observation {
        let target = observation.target
        let instances = Set(observation.instances.map(\.identifier)).union(["orders-1", "orders-2", "orders-co-k3f9"])
        var asked = Set(instances.map { AnyQuestion(ReplicaLagQuestion(of: [$0], in: target.place)) })
        asked.insert(AnyQuestion(SnapshotsQuestion(of: target)))
        return answers(to: asked, of: target)
    }
}
