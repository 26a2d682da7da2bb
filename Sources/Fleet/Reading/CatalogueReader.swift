internal import AWS
internal import Engine
internal import Maintenance

/// What AWS offers: classes, versions, what families of parameter groups allow, and how much of it the account may have.
struct CatalogueReader: Reader {
    static let kinds: [any Question.Type] = [
        ClassOffersQuestion.self, OfferedClassesQuestion.self, InstanceQuotaQuestion.self, ClusterQuotaQuestion.self,
        UpgradeTargetsQuestion.self, VersionFamilyQuestion.self, FamilyRulesQuestion.self,
    ]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        async let offers = region.each(ClassOffersQuestion.self, of: questions) {
            question async throws(FleetError) in try await self.offers(question, purpose)
        }
        async let classes = region.each(OfferedClassesQuestion.self, of: questions) {
            question async throws(FleetError) in try await self.classes(question, purpose)
        }
        async let quotas = region.each(InstanceQuotaQuestion.self, of: questions) {
            question async throws(FleetError) in try await quota("DBInstances", of: "DB instances", purpose)
        }
        async let clusterQuotas = region.each(ClusterQuotaQuestion.self, of: questions) {
            question async throws(FleetError) in try await quota("DBClusters", of: "DB clusters", purpose)
        }
        async let targets = region.each(UpgradeTargetsQuestion.self, of: questions) {
            question async throws(FleetError) in try await self.targets(question, purpose)
        }
        async let families = region.each(VersionFamilyQuestion.self, of: questions) {
            question async throws(FleetError) in try await family(question, purpose)
        }
        async let rules = region.each(FamilyRulesQuestion.self, of: questions) {
            question async throws(FleetError) in try await self.rules(question, purpose)
        }
        return await offers + classes + quotas + clusterQuotas + targets + families + rules
    }

    private func offers(
        _ question: ClassOffersQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [ClassOffer] {
        var request = RDS.DescribeOrderableDBInstanceOptions(engine: question.engine).with {
            $0.engineVersion = question.version
            $0.dbInstanceClass = question.instanceClass.text
            $0.vpc = true
        }
        var found = try await region.list(request, for: purpose)
        if found.isEmpty {
            request.dbInstanceClass = nil
            found = try await region.list(request, for: purpose)
        }
        return found.filter { $0.supportedEngineModes.isEmpty || $0.supportedEngineModes.contains(question.mode) }
            .map(ClassOffer.init)
    }

    private func classes(
        _ question: OfferedClassesQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [InstanceClass] {
        let options = try await region.list(
            RDS.DescribeOrderableDBInstanceOptions(engine: question.engine).with {
                $0.engineVersion = question.version
                $0.vpc = true
            }, for: purpose)
        return Set(options.map { InstanceClass($0.dbInstanceClass) }).sorted()
    }

    /// Source: API reference, AccountQuota, `AccountQuotaName`.
    private func quota(
        _ name: String, of things: String, _ purpose: AskPurpose
    ) async throws(FleetError) -> Quota {
        do throws(AWSError) {
            let quotas = try await region.calls.rds(purpose.priority).send(RDS.DescribeAccountAttributes())
            if let quota = quotas.first(where: { $0.accountQuotaName == name }) {
                return Quota(used: quota.used, maximum: quota.max)
            }
        } catch {
            throw error.failure(on: IAMAction(RDS.DescribeAccountAttributes.self))
        }
        throw FleetError("AWS names no quota of \(things).", passes: false)
    }

    private func targets(
        _ question: UpgradeTargetsQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [UpgradeTarget] {
        let versions = try await region.list(
            RDS.DescribeDBEngineVersions().with {
                $0.engine = question.engine
                $0.engineVersion = question.version
                $0.includeAll = true
            }, for: purpose)
        return versions.flatMap(\.validUpgradeTarget).map {
            UpgradeTarget(version: $0.engineVersion, isMajor: $0.isMajorVersionUpgrade)
        }
    }

    private func family(
        _ question: VersionFamilyQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> String {
        let versions = try await region.list(
            RDS.DescribeDBEngineVersions().with {
                $0.engine = question.engine
                $0.engineVersion = question.version
            }, for: purpose)
        guard let family = versions.lazy.compactMap(\.dbParameterGroupFamily).first else {
            throw FleetError("AWS does not know \(question.engine) \(question.version).", passes: false)
        }
        return family
    }

    private func rules(
        _ question: FamilyRulesQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [ParameterGroupName.Scope: [String: ParameterRule]] {
        let ofCluster = try await region.list(
            RDS.DescribeEngineDefaultClusterParameters(dbParameterGroupFamily: question.family), for: purpose)
        let ofInstances = try await region.list(
            RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: question.family), for: purpose)
        return [.cluster: ofCluster.rules, .instance: ofInstances.rules]
    }
}

extension ClassOffer {
    fileprivate init(_ seen: RDS.OrderableDBInstanceOption) {
        self.init(
            instanceClass: InstanceClass(seen.dbInstanceClass), zones: seen.availabilityZones.map(\.name),
            supportsPerformanceInsights: seen.supportsPerformanceInsights,
            supportsEnhancedMonitoring: seen.supportsEnhancedMonitoring, storageType: seen.storageType,
            licence: seen.licenseModel, isMultiAZCapable: seen.multiAZCapable)
    }
}

extension [RDS.Parameter] {
    fileprivate var rules: [String: ParameterRule] {
        Dictionary(
            map { parameter in
                (
                    parameter.parameterName,
                    ParameterRule(
                        allowed: parameter.allowedValues, isModifiable: parameter.isModifiable ?? true,
                        isDynamic: parameter.applyType == "dynamic")
                )
            }
        ) { $1 }
    }
}
