internal import AWS
internal import Maintenance

/// What only an upgrade has to know.
extension Surveyor {
    func upgrade(of observation: Observation, for needs: SurveyNeeds) async -> UpgradeSurvey? {
        guard let wanted = needs.upgrade, let cluster = observation.cluster else { return nil }
        async let targets = targets(of: cluster)
        async let family = family(of: wanted.version, cluster)
        async let groups = groups(of: observation, cluster, wanted)
        async let deployments = deployments(of: cluster)
        async let proxies = proxies(before: cluster.identifier)
        async let classes = classes(of: wanted.version, cluster)
        let known = await family
        return UpgradeSurvey(
            targets: await targets, family: known, groups: await groups, rules: await rules(known),
            deployments: await deployments, proxies: await proxies, classes: await classes)
    }

    private func targets(of cluster: Cluster) async -> Reading<[UpgradeSurvey.Version]> {
        let request = RDS.DescribeDBEngineVersions().with {
            $0.engine = cluster.engine
            $0.engineVersion = cluster.engineVersion
            $0.includeAll = true
        }
        return await reading(request) { versions in
            versions.flatMap(\.validUpgradeTarget).map {
                UpgradeSurvey.Version(version: $0.engineVersion, isMajor: $0.isMajorVersionUpgrade)
            }
        }
    }

    private func family(of version: String, _ cluster: Cluster) async -> Reading<String> {
        let request = RDS.DescribeDBEngineVersions().with {
            $0.engine = cluster.engine
            $0.engineVersion = version
        }
        let found = await reading(request) { $0.compactMap(\.dbParameterGroupFamily) }
        switch found {
        case .unavailable(let reason): return .unavailable(reason)
        case .known(let families):
            return families.first.map { .known($0) } ?? .unavailable("AWS does not know \(cluster.engine) \(version).")
        }
    }

    private func groups(
        of observation: Observation, _ cluster: Cluster, _ wanted: UpgradeNeeds
    ) async -> Reading<[ParameterGroupName: ParameterGroupState]> {
        var names = Set(observation.instances.flatMap(\.parameterGroups).map { ParameterGroupName(.instance, $0.name) })
        let ofCluster = [cluster.parameterGroup, wanted.clusterGroup].compactMap { $0 }
        names.formUnion(ofCluster.map { ParameterGroupName(.cluster, $0) })
        if let named = wanted.instanceGroup { names.insert(ParameterGroupName(.instance, named)) }
        return await FacetReader(calls: calls).parameterGroups(names).map { Reading($0) } ?? .known([:])
    }

    /// What the family allows, of clusters and of instances.
    private func rules(
        _ family: Reading<String>
    ) async -> Reading<[ParameterGroupName.Scope: [String: UpgradeSurvey.Rule]]> {
        guard case .known(let family) = family else { return .unavailable("The family is not known.") }
        do throws(AWSError) {
            let ofCluster = try await calls.rds(priority).list(
                RDS.DescribeEngineDefaultClusterParameters(dbParameterGroupFamily: family))
            let ofInstances = try await calls.rds(priority).list(
                RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: family))
            return .known([.cluster: ofCluster.rules, .instance: ofInstances.rules])
        } catch {
            return .unavailable(error.sentence(on: IAMAction(RDS.DescribeEngineDefaultClusterParameters.self)))
        }
    }

    private func deployments(of cluster: Cluster) async -> Reading<[Deployment]> {
        await reading(RDS.DescribeBlueGreenDeployments()) { deployments in
            deployments.filter { $0.source == cluster.arn || $0.target == cluster.arn }.map(Deployment.init)
        }
    }

    private func proxies(before cluster: ClusterID) async -> Reading<[ProxyState]> {
        do throws(AWSError) {
            let rds = calls.rds(priority)
            var found: [ProxyState] = []
            for proxy in try await rds.list(RDS.DescribeDBProxies()) {
                for group in try await rds.list(RDS.DescribeDBProxyTargetGroups(dbProxyName: proxy.dbProxyName)) {
                    let target = ProxyTarget(proxy: proxy.dbProxyName, group: group.targetGroupName)
                    let state = try await rds.proxy(target, status: proxy.status)
                    if state.clusters.contains(cluster.text) { found.append(state) }
                }
            }
            return .known(found)
        } catch {
            return .unavailable(error.sentence(on: IAMAction(RDS.DescribeDBProxies.self)))
        }
    }

    private func classes(of version: String, _ cluster: Cluster) async -> Reading<[InstanceClass]> {
        let request = RDS.DescribeOrderableDBInstanceOptions(engine: cluster.engine).with {
            $0.engineVersion = version
            $0.vpc = true
        }
        return await reading(request) { options in Set(options.map { InstanceClass($0.dbInstanceClass) }).sorted() }
    }

    private func reading<Request: RDSListRequest, Value>(
        _ request: Request, _ value: ([Request.Item]) -> Value
    ) async -> Reading<Value> {
        do throws(AWSError) {
            return .known(value(try await calls.rds(priority).list(request)))
        } catch {
            return .unavailable(error.sentence(on: IAMAction(Request.self)))
        }
    }
}

extension [RDS.Parameter] {
    fileprivate var rules: [String: UpgradeSurvey.Rule] {
        Dictionary(
            map { parameter in
                (
                    parameter.parameterName,
                    UpgradeSurvey.Rule(
                        allowed: parameter.allowedValues, isModifiable: parameter.isModifiable ?? true,
                        isDynamic: parameter.applyType == "dynamic")
                )
            }
        ) { $1 }
    }
}
