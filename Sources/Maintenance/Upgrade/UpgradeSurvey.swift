/// What only an upgrade has to know of a cluster, each known or with the reason why not.
package struct UpgradeSurvey: Sendable, Codable, Equatable {
    /// A version that this one can be upgraded to (`ValidUpgradeTarget` of DescribeDBEngineVersions).
    package struct Version: Sendable, Codable, Equatable {
        package var version: String
        package var isMajor: Bool

        package init(version: String, isMajor: Bool) {
            self.version = version
            self.isMajor = isMajor
        }
    }

    /// What a family allows a parameter to be.
    package struct Rule: Sendable, Codable, Equatable {
        /// As AWS writes it: `0,1`, `1-65535`, `read,write`; `nil` where it says nothing.
        package var allowed: String?
        package var isModifiable: Bool
        package var isDynamic: Bool

        package init(allowed: String?, isModifiable: Bool, isDynamic: Bool) {
            self.allowed = allowed
            self.isModifiable = isModifiable
            self.isDynamic = isDynamic
        }
    }

    package var targets: Reading<[Version]>
    /// The parameter group family of the wanted version.
    package var family: Reading<String>
    /// The groups in use, and those that the request names.
    package var groups: Reading<[ParameterGroupName: ParameterGroupState]>
    /// What the wanted family allows, by scope and parameter.
    package var rules: Reading<[ParameterGroupName.Scope: [String: Rule]]>
    /// Deployments of this cluster that are there already.
    package var deployments: Reading<[Deployment]>
    /// Proxies before this cluster.
    package var proxies: Reading<[ProxyState]>
    /// Classes that the wanted version offers; empty when the catalogue came back empty.
    package var classes: Reading<[InstanceClass]>

    package init(
        targets: Reading<[Version]>, family: Reading<String>,
        groups: Reading<[ParameterGroupName: ParameterGroupState]>,
        rules: Reading<[ParameterGroupName.Scope: [String: Rule]]>, deployments: Reading<[Deployment]>,
        proxies: Reading<[ProxyState]>, classes: Reading<[InstanceClass]>
    ) {
        self.targets = targets
        self.family = family
        self.groups = groups
        self.rules = rules
        self.deployments = deployments
        self.proxies = proxies
        self.classes = classes
    }
}
