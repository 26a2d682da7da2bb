import Maintenance

extension QuestionContext {
    /// What a blue/green deployment of an RDS instance is planned from.
    ///
    /// - Parameters:
    ///   - version: the one that green runs.
    ///   - group: the parameter group that green is to get.
    func greenQuestions(
        of seen: RDSInstance, to version: String, instanceClass: InstanceClass?, group: String?,
        seeing observation: Observation
    ) -> Set<AnyQuestion> {
        let instance = seen.instance
        let family = VersionFamilyQuestion(of: instance.engine, version, in: place)
        var asked: Set<AnyQuestion> = Set.environments(in: place).union([
            AnyQuestion(UpgradeTargetsQuestion(of: instance.engine, instance.engineVersion, in: place)),
            AnyQuestion(family), AnyQuestion(OfferedClassesQuestion(of: instance.engine, version, in: place)),
            AnyQuestion(InstanceQuotaQuestion(in: place)), AnyQuestion(ProxiesQuestion(in: place)),
            AnyQuestion(IntegrationsQuestion(in: place)),
            AnyQuestion(FreeStorageQuestion(of: [seen.identifier], in: place)),
        ])
        if case .known(let family) = observation[family] {
            asked.insert(AnyQuestion(FamilyRulesQuestion(of: family, in: place)))
        }
        if let instanceClass {
            var green = instance
            green.engineVersion = version
            asked.insert(AnyQuestion(ClassOffersQuestion(instanceClass, for: green, in: place)))
        }
        if instance.engine == "postgres" {
            let slots = LagGauge.slots(blueWriter: seen.identifier)
            asked.insert(AnyQuestion(GreenLagQuestion(at: slots, in: place)))
        }
        let members = observation.topology(of: seen).value?.members ?? [seen]
        if instanceClass != nil {
            asked.insert(AnyQuestion(ConnectionHistoryQuestion(of: members.map(\.identifier), in: place)))
        }
        let names = Set(members.flatMap { $0.instance.parameterGroups.map(\.name) } + [group].compactMap { $0 })
        return asked.union(names.map { AnyQuestion(ParameterGroupQuestion(.init(.instance, $0), in: place)) })
    }
}
