/// What is seen of RDS instances.
extension Observation {
    /// The RDS instance of the target's name; `nil` where there is none, or nobody asked.
    package var rdsInstance: RDSInstance? { first(InstanceQuestion.self)?.reading.value ?? nil }

    /// Every RDS instance of the place, by name; `nil` where nobody asked, or they are not read.
    package var rdsInstances: [RDSInstance]? { first(DatabasesQuestion.self)?.reading.value?.instances }

    package func rdsInstance(named name: InstanceID) -> RDSInstance? { anyInstance { $0.identifier == name } }

    /// The RDS instance with that resource id, whatever its name is now.
    package func rdsInstance(resource: String) -> RDSInstance? {
        anyInstance { $0.resourceIdentifier == resource }
    }

    package func rdsInstance(arn: String) -> RDSInstance? { anyInstance { $0.instance.arn == arn } }

    private func anyInstance(where isMeant: (RDSInstance) -> Bool) -> RDSInstance? {
        rdsInstance.flatMap { isMeant($0) ? $0 : nil } ?? rdsInstances?.first(where: isMeant)
    }

    /// Why nothing tells whether the RDS instance with that resource id is there: the databases of the place are not read, or
    /// one of them cannot be and may be it. `nil` when it is seen, or certainly not there.
    package func complaint(aboutInstance resource: String) -> String? {
        guard rdsInstance(resource: resource) == nil else { return nil }
        return switch first(DatabasesQuestion.self)?.reading ?? .unavailable(Self.notAsked) {
        case .known(let all): all.complaint(aboutInstance: resource)
        case .unavailable(let reason): reason
        }
    }
}
