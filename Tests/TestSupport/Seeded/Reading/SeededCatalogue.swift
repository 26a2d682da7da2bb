import Maintenance
import Simulation

/// What AWS offers, and what stands around a cluster: asked for plans.
enum SeededCatalogue: SeededReader {
    static let kinds: [any Question.Type] = [
        ClassOffersQuestion.self, OfferedClassesQuestion.self, InstanceQuotaQuestion.self, ClusterQuotaQuestion.self,
        UpgradeTargetsQuestion.self, VersionFamilyQuestion.self, FamilyRulesQuestion.self,
        CustomEndpointsQuestion.self, GlobalRoleQuestion.self, ProxiesQuestion.self, StaticParametersQuestion.self,
        IntegrationsQuestion.self, FailoversQuestion.self,
    ]

    static func read(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = offers(questions, from: &world, at: now)
        reading.each(FamilyRulesQuestion.self, of: questions, from: &world, at: now, by: .describeDBParameters) {
            question, world throws(RDSFault) in
            var rules: [ParameterGroupName.Scope: [String: ParameterRule]] = [:]
            for scope in [ParameterGroupName.Scope.cluster, .instance] {
                let defaults = try world.describeEngineDefaults(
                    of: question.family, SimulatedParameterGroup.Scope(scope), at: now)
                rules[scope] = Dictionary(defaults.map { ($0.name, ParameterRule($0.definition)) }) { $1 }
            }
            return rules
        }
        // No scene has more instances than it may have, or a Global Database.
        let known: [any AnyAnswer] =
            questions.of(InstanceQuotaQuestion.self).map {
                Answered($0, .known(Quota(used: 4, maximum: 40)), takenAt: Timestamp(now))
            }
            + questions.of(ClusterQuotaQuestion.self).map {
                Answered($0, .known(Quota(used: 2, maximum: 40)), takenAt: Timestamp(now))
            }
            + questions.of(GlobalRoleQuestion.self).map {
                Answered($0, .known(nil), takenAt: Timestamp(now))
            }
            + questions.of(StaticParametersQuestion.self).map {
                Answered($0, .unavailable("Nobody asked."), takenAt: Timestamp(now))
            }
        reading.each(FailoversQuestion.self, of: questions, from: &world, at: now, by: .describeEvents) {
            question, world throws(RDSFault) in
            try world.describeEvents(
                source: question.target.cluster.text, type: .cluster,
                from: (Timestamp(now) - FailoversQuestion.history).simulated, at: now
            ).filter { if case .failoverCompleted = $0.kind { true } else { false } }
                .map { SeenFailover(at: questions.shown($0.date), text: $0.message) }
        }
        reading.each(
            CustomEndpointsQuestion.self, of: questions, from: &world, at: now, by: .describeDBClusterEndpoints
        ) { question, world throws(RDSFault) in
            try world.describeCustomEndpoints(of: question.target.cluster.text, at: now).map {
                Maintenance.CustomEndpoint(
                    identifier: $0.identifier, staticMembers: $0.staticMembers.map { InstanceID($0) },
                    excludedMembers: $0.excludedMembers.map { InstanceID($0) })
            }
        }
        reading.each(IntegrationsQuestion.self, of: questions, from: &world, at: now, by: .describeIntegrations) {
            _, world throws(RDSFault) in
            try world.describeIntegrations(at: now).map {
                Integration(name: $0.name, source: $0.source, status: $0.status)
            }
        }
        reading.each(ProxiesQuestion.self, of: questions, from: &world, at: now, by: .describeDBProxyTargets) {
            _, world throws(RDSFault) in try world.proxies(at: now)
        }
        return (reading.answers + known, reading.latency)
    }

    private static func offers(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> SeededReading {
        var reading = SeededReading()
        let catalogue = RDSAction.describeOrderableDBInstanceOptions
        reading.each(ClassOffersQuestion.self, of: questions, from: &world, at: now, by: catalogue) {
            question, world throws(RDSFault) in
            let isAurora = question.engine.hasPrefix("aurora")
            let options = try world.describeOrderableOptions(
                engine: question.engine, engineVersion: question.version, at: now)
            return options.map { option in
                ClassOffer(
                    instanceClass: InstanceClass(option.instanceClass), zones: option.availabilityZones,
                    storageType: isAurora ? nil : option.storageType,
                    isMultiAZCapable: isAurora ? nil : option.isMultiAZCapable)
            }
        }
        reading.each(OfferedClassesQuestion.self, of: questions, from: &world, at: now, by: catalogue) {
            question, world throws(RDSFault) in
            try world.describeOrderableOptions(engine: question.engine, engineVersion: question.version, at: now)
                .map { InstanceClass($0.instanceClass) }
        }
        reading.each(
            UpgradeTargetsQuestion.self, of: questions, from: &world, at: now, by: .describeDBEngineVersions
        ) { question, world throws(RDSFault) in
            let versions = try world.describeEngineVersions(engine: question.engine, at: now)
            return (versions.first { $0.version == question.version }?.upgradeTargets ?? []).map {
                UpgradeTarget(version: $0.version, isMajor: $0.isMajor)
            }
        }
        reading.each(
            VersionFamilyQuestion.self, of: questions, from: &world, at: now, by: .describeDBEngineVersions
        ) { question, world throws(RDSFault) in
            try world.describeEngineVersions(engine: question.engine, at: now)
                .first { $0.version == question.version }?.family
        }
        return reading
    }
}

extension ParameterRule {
    init(_ definition: ParameterDefinition) {
        self.init(
            allowed: definition.allowedValues, isModifiable: definition.isModifiable, isDynamic: !definition.isStatic)
    }
}
