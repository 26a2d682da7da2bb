package import Maintenance

extension RollbackRunbook {
    /// How what the operation worked on was before.
    package enum Before: Sendable, Equatable {
        case cluster(Beginning)
        case instance(InstanceSubject)
    }
}

extension RollbackRunbook.Before {
    /// `nil` where that was not kept.
    init?(_ subject: AnySubject) {
        if let beginning = (subject.base as? ClusterSubject)?.beginning {
            self = .cluster(beginning)
        } else if let instance = subject.base as? InstanceSubject {
            self = .instance(instance)
        } else {
            return nil
        }
    }
}

extension RollbackRunbook.Before: StoredEnum {
    package enum Name: String, Sendable {
        case cluster, instance
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .cluster(let beginning): (.cluster, ["beginning": beginning])
        case .instance(let subject): (.instance, ["subject": subject])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .cluster: self = .cluster(try fields["beginning"])
        case .instance: self = .instance(try fields["subject"])
        }
    }
}
