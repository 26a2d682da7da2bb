import Maintenance
import Runbooks
import TestSupport

/// Plans for the RDS instance `orders`, as tests ask for them.
enum InstancePlanning {
    /// A basis in which every check is made and finds nothing, with an offer of the class in all three zones.
    static func basis(
        _ seen: RDSInstance, beside others: [RDSInstance] = [], offering instanceClass: InstanceClass = "db.m6g.xlarge",
        connections: [InstanceID: Int] = ["orders": 20], values: [String: String] = [:]
    ) -> PlanBasis {
        var basis = PlanBasis.orders(Observation.instance(seen).beside(others))
        let place = Target.orders.place
        func give<Asked: Question>(_ question: Asked, _ reading: Reading<Asked.Answer>) {
            basis.observation.add(Answered(question, reading, takenAt: Observation.sampleInstant))
        }
        for instance in [seen] + others {
            give(
                ClassOffersQuestion(instanceClass, for: instance.instance, in: place), .known([.sample(instanceClass)]))
            for group in instance.instance.parameterGroups {
                give(
                    ParameterGroupQuestion(ParameterGroupName(.instance, group.name), in: place),
                    .known(ParameterGroupState(family: "postgres15", values: values)))
            }
        }
        let names = ([seen] + others).map(\.identifier)
        give(ConnectionHistoryQuestion(of: names, in: place), .known(connections))
        return basis
    }

    static func resize(
        _ basis: PlanBasis, to instanceClass: InstanceClass = "db.m6g.xlarge", _ way: ResizeRunbook.Way? = nil,
        replicas: Bool? = nil
    ) throws -> Plan {
        try Planning.plan(
            .resize(ResizeRunbook(instanceClass: instanceClass, way: way, includesReplicas: replicas)), basis)
    }

    static func refusal(_ make: () throws -> Plan) -> String { Planning.refusal(make) ?? "a plan was made" }
}

extension ClassOffer {
    static func sample(_ instanceClass: InstanceClass) -> ClassOffer {
        ClassOffer(
            instanceClass: instanceClass, zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
            supportsPerformanceInsights: true, supportsEnhancedMonitoring: true, storageType: "gp2",
            licence: "postgresql-license", isMultiAZCapable: true)
    }
}

extension PlanBasis {
    /// The same with another answer of the catalogue.
    func offering(_ offers: [ClassOffer], of instanceClass: InstanceClass = "db.m6g.xlarge") -> PlanBasis {
        with { basis in
            guard let instance = basis.observation.rdsInstance?.instance else { return }
            basis.observation.add(
                Answered(
                    ClassOffersQuestion(instanceClass, for: instance, in: Target.orders.place), .known(offers),
                    takenAt: Observation.sampleInstant))
        }
    }
}
