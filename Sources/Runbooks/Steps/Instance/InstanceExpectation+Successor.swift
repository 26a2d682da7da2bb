package import Maintenance

extension InstanceExpectation {
    /// How what took the place of an RDS instance and of its read replicas has to look.
    package struct Successor: Sendable, Codable, Equatable {
        /// A read replica under its old name.
        package struct Replica: Sendable, Codable, Equatable {
            package var instance: InstanceID
            package var instanceClass: InstanceClass
            package var parameterGroup: String

            package init(instance: InstanceID, instanceClass: InstanceClass, parameterGroup: String) {
                self.instance = instance
                self.instanceClass = instanceClass
                self.parameterGroup = parameterGroup
            }

            private enum CodingKeys: String, CodingKey {
                case instance
                case instanceClass = "class"
                case parameterGroup = "parameter-group"
            }
        }

        /// `db-…` of the one before.
        package var former: String
        package var version: String
        package var parameterGroup: String?
        /// GiB that none of them may be below.
        package var leastStorage: Int?
        package var replicas: [Replica]

        package init(
            insteadOf former: String, version: String, parameterGroup: String?, leastStorage: Int?, replicas: [Replica]
        ) {
            self.former = former
            self.version = version
            self.parameterGroup = parameterGroup
            self.leastStorage = leastStorage
            self.replicas = replicas
        }

        private enum CodingKeys: String, CodingKey {
            case former, version, replicas
            case parameterGroup = "parameter-group"
            case leastStorage = "least-storage"
        }
    }
}

extension InstanceExpectation.Successor {
    enum Finding: Sendable, Equatable {
        case waiting(String)
        /// What is not as planned.
        case seen([String])
    }

    /// What differs on the instance that has the name now, and on its read replicas.
    func look(at context: InstanceContext) -> Finding {
        let (seen, name) = (context.seen, context.name)
        var differences: [String] = []
        if seen.resourceIdentifier == former { differences.append("\(name) is the RDS instance from before") }
        differences += compare(seen, group: parameterGroup)
        guard let all = context.observation.rdsInstances else {
            return replicas.isEmpty ? .seen(differences) : .waiting("waiting to see the read replicas")
        }
        for replica in replicas {
            guard let found = all.first(where: { $0.identifier == replica.instance }) else {
                differences.append("\(replica.instance) is not there")
                continue
            }
            if found.status.meaning == .transitional { return .waiting("\(replica.instance) is \(found.statusWords)") }
            if !found.status.isAvailable { differences.append("\(replica.instance) is \(found.status)") }
            if !found.replicates(from: seen) {
                let source = found.replicationSource.map { "replicates from \($0)" } ?? "is no read replica"
                differences.append("\(replica.instance) \(source), not from \(name)")
            }
            if found.instance.instanceClass != replica.instanceClass {
                differences.append(
                    "\(replica.instance) is \(found.instance.instanceClass), not \(replica.instanceClass)")
            }
            differences += compare(found, group: replica.parameterGroup)
        }
        return .seen(differences)
    }

    private func compare(_ seen: RDSInstance, group: String?) -> [String] {
        let name = seen.identifier
        var differences: [String] = []
        if seen.instance.engineVersion != version {
            differences.append("\(name) runs \(seen.instance.engineVersion), not \(version)")
        }
        if let group, let other = seen.instance.parameterGroups.first?.name, other != group {
            differences.append("\(name) has the parameter group \(other), not \(group)")
        }
        if let leastStorage, let size = seen.storage.allocated, size < leastStorage {
            differences.append("\(name) has \(size) GiB, not \(leastStorage) GiB")
        }
        return differences
    }
}
