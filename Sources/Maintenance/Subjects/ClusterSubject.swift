/// The cluster that a plan was made for.
package struct ClusterSubject: Subject {
    package static let kind: KindName = "cluster"
    package var place: Place
    package var cluster: ClusterID
    package var arn: String
    /// `cluster-…`: survives renames, so that a plan stays bound to the very cluster it was made for.
    package var resource: String
    package var engine: String
    package var engineVersion: String
    /// The members as they were: "writer orders-1 · readers orders-2, orders-3".
    package var membership: String
    /// How the cluster was then; `nil` where that was not kept, which cannot be rolled back by command.
    package var beginning: Beginning?

    package init(
        place: Place, cluster: ClusterID, arn: String, resource: String, engine: String, engineVersion: String,
        membership: String, beginning: Beginning? = nil
    ) {
        self.place = place
        self.cluster = cluster
        self.arn = arn
        self.resource = resource
        self.engine = engine
        self.engineVersion = engineVersion
        self.membership = membership
        self.beginning = beginning
    }

    private enum CodingKeys: String, CodingKey {
        case place
        case cluster
        case arn
        case resource
        case engine
        case engineVersion = "engine-version"
        case membership
        case beginning
    }

    package var name: String { cluster.text }
    package var binding: [String] { [arn, resource, engineVersion] }
    /// Who works on a member holds its cluster as well, so that members that come later are held with it.
    package var holds: Set<Resource> {
        let members = beginning.map { $0.classes.keys + [$0.writer] } ?? []
        return Set([.cluster(cluster), .identity(resource)] + members.map { .instance($0) })
    }
    package var hasWayBack: Bool { beginning != nil }
    package var questions: Set<AnyQuestion> {
        [AnyQuestion(ClusterQuestion(Target(place: place, cluster: cluster)))]
    }
    package var words: SubjectWords { SubjectWords(description: "\(engine) \(engineVersion)", state: membership) }

    package func presence(in observation: Observation) -> Presence {
        guard let seen = observation.cluster else { return .absent("AWS shows no cluster \(cluster)") }
        return seen.resourceIdentifier == resource
            ? .present : .replaced("\(seen.identifier) is not the cluster that this was planned for any more")
    }
}

extension ClusterSubject {
    package func facts(seeing observation: Observation) -> [SafetyFacts.Fact] {
        guard let seen = ClusterContext(seeing: observation) else {
            return [.init("cluster", "AWS shows no cluster \(cluster)", binding: "missing", isSafe: false)]
        }
        return [seen.clusterFact, seen.writerFact]
    }
}

extension Plan {
    /// The cluster that it was made for; `nil` for another kind of subject.
    package var cluster: ClusterSubject? { subject.base as? ClusterSubject }
}
