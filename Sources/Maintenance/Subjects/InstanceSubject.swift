/// The RDS instance that a plan was made for, and how it was then.
package struct InstanceSubject: Subject {
    package static let kind: KindName = "instance"
    package var place: Place
    package var instance: InstanceID
    package var arn: String
    /// `db-…`: survives renames, so that a plan stays bound to the very instance it was made for.
    package var resource: String
    package var engine: String
    package var engineVersion: String
    package var instanceClass: InstanceClass
    package var storageType: String

    package init(
        place: Place, instance: InstanceID, arn: String, resource: String, engine: String, engineVersion: String,
        instanceClass: InstanceClass, storageType: String
    ) {
        self.place = place
        self.instance = instance
        self.arn = arn
        self.resource = resource
        self.engine = engine
        self.engineVersion = engineVersion
        self.instanceClass = instanceClass
        self.storageType = storageType
    }

    package init(_ seen: RDSInstance, in place: Place) {
        let instance = seen.instance
        self.init(
            place: place, instance: instance.identifier, arn: instance.arn, resource: seen.resourceIdentifier,
            engine: instance.engine, engineVersion: instance.engineVersion, instanceClass: instance.instanceClass,
            storageType: seen.storage.type)
    }

    private enum CodingKeys: String, CodingKey {
        case place
        case instance
        case arn
        case resource
        case engine
        case engineVersion = "engine-version"
        case instanceClass = "class"
        case storageType = "storage-type"
    }

    package var name: String { instance.text }
    package var binding: [String] { [arn, resource, engineVersion] }
    package var holds: Set<Resource> { [.instance(instance), .identity(resource)] }
    package var hasWayBack: Bool { true }
    package var questions: Set<AnyQuestion> {
        [AnyQuestion(InstanceQuestion(Target(place: place, cluster: ClusterID(instance.text))))]
    }
    package var words: SubjectWords {
        SubjectWords(description: "\(engine) \(engineVersion)", state: "RDS instance \(instanceClass)")
    }

    package func presence(in observation: Observation) -> Presence {
        guard let seen = observation.rdsInstance else { return .absent("AWS shows no RDS instance \(instance)") }
        return seen.resourceIdentifier == resource
            ? .present : .replaced("\(instance) is not the RDS instance that this was planned for any more")
    }

    package func configuration(in observation: Observation) -> String? {
        observation.rdsInstance.flatMap { InstanceConfiguration($0, readAt: observation.takenAt).json }
    }

    package func facts(seeing observation: Observation) -> [SafetyFacts.Fact] {
        InstanceContext(seeing: observation)?.facts ?? [
            .init("instance", "AWS shows no RDS instance \(instance)", binding: "missing", isSafe: false)
        ]
    }
}
