/// What AWS tells of standbys of RDS instances (RDS user guide, "Amazon RDS event categories and event messages", events of DB
/// instances, category `failover`).
extension SeenEvent {
    /// RDS-EVENT-0013: "Multi-AZ instance failover started."; RDS-EVENT-0050: "Multi-AZ instance activation started."
    package var tellsOfStandbyBeginning: Bool { says("failover started") || says("activation started") }

    /// RDS-EVENT-0049: "Multi-AZ instance failover completed."; RDS-EVENT-0015: "Multi-AZ failover to standby complete - DNS
    /// propagation may take a few minutes."; RDS-EVENT-0051: "Multi-AZ instance activation completed."; RDS-EVENT-0065: "Recovered
    /// from partial failover."
    package var tellsOfStandbyTakingOver: Bool {
        says("failover") && says("complete") || says("activation completed") || says("recovered from partial failover")
    }

    /// RDS-EVENT-0034: "Abandoning user requested failover since a failover recently occurred on the database instance."
    package var tellsOfAbandonedFailover: Bool { says("abandon") && says("failover") }
}

extension EventsQuestion {
    /// The failovers of RDS instances to their standby of the last day.
    package static func instanceFailovers(in place: Place) -> EventsQuestion {
        EventsQuestion(of: .instance, in: place, since: nil, category: "failover")
    }
}

extension Observation {
    /// For how long after a failover AWS may drop another, as we take it: it names no time ("since a failover recently
    /// occurred", RDS-EVENT-0034).
    package static let failoverPause = Span.minutes(60)

    /// When the standby of an RDS instance took over last before this was seen, within the time in which AWS may drop another
    /// failover; known `nil` where it did not.
    package func recentFailover(of instance: InstanceID) -> Reading<SeenEvent?> {
        self[EventsQuestion.instanceFailovers(in: target.place)].map { events in
            events.last {
                $0.resource == instance.text && $0.tellsOfStandbyTakingOver
                    && takenAt - $0.at < Self.failoverPause
            }
        }
    }
}
