/// The standby of a Multi-AZ instance: how it takes over, and how its class is changed first.
///
/// Sources: RDS user guide, "Failing over a Multi-AZ DB instance", and "Multi-AZ DB instance deployments"; API reference,
/// RebootDBInstance, `ForceFailover`; the order and the times of a class change are those that people report of theirs.
extension RDSWorld {
    /// Within this time after a failover AWS may drop another one that is asked for.
    private static let recentFailover = Duration.seconds(3600)

    /// A failover that the events tell before anything else is done.
    mutating func addFirstFailovers() {
        for index in instances.indices {
            guard let failedOverAt = instances[index].plain.failedOverAt else { continue }
            let name = instances[index].shown.identifier
            for (event, delay) in [(InstanceEvent.failoverStarted, 0), (.failoverCompleted, 80)] {
                let date = failedOverAt + .seconds(delay - 80)
                events.append(
                    SimulatedEvent(
                        date: date, toldAt: date, source: name, sourceType: .instance, kind: .instance(event)))
            }
        }
    }

    /// RebootDBInstance with ForceFailover.
    ///
    /// Where a failover occurred recently the call is accepted all the same, and an event alone tells that nothing comes
    /// of it (RDS-EVENT-0034).
    mutating func failOver(toStandbyOf index: Int) -> SimulatedInstance {
        let state = instances[index]
        let isRecent = state.plain.failedOverAt.map { now - $0 < tempo.scaled(Self.recentFailover) } ?? false
        let isAbandoned = isRecent && (state.plain.abandonsFailovers ?? draws.chance(0.6))
        let effect = record(
            .rebootDBInstance, cluster: state.shown.identifier, instance: state.shown.identifier,
            .standbyTookOver(from: state.shown.availabilityZone, to: state.shown.secondaryZone ?? ""))
        let job = startWork(.failover, on: index, effect: effect)
        then(isAbandoned ? .abandonFailover : .beginFailover, to: index, job: job, after: wait(.rebootShows))
        var reply = state.shown
        reply.status = "rebooting"
        return reply
    }

    mutating func abandonFailover(of index: Int) {
        let effect = instances[index].work?.effect
        instances[index].work = nil
        log(.failoverAbandoned, of: index)
        complete(effect, failed: true)
    }

    mutating func beginStandbyFailover(of index: Int, job: Int?) {
        setStatus("rebooting", of: index)
        instances[index].plain.isDown = true
        log(.failoverStarted, of: index)
        then(.finishFailover, to: index, job: job, after: wait(.standbyFailover))
    }

    /// The standby serves, or the primary again after an activation (RDS-EVENT-0050); static parameters go on waiting for a restart without failover (API reference,
    /// RebootDBInstance and ModifyDBInstance, `DBParameterGroupName`).
    mutating func finishStandbyFailover(of index: Int) {
        guard let effect = instances[index].work?.effect else { return }
        if isStruck(by: .failoverStaysInZone) {
            log(.activationStarted, of: index)
            log(.activationCompleted, of: index)
            instances[index].plain.failedOverAt = now
            return finishWork(on: index)
        }
        expect(parts: 2, of: effect)
        log(draws.chance(0.8) ? .failoverCompleted : .failoverToStandbyCompleted, of: index)
        swapZones(of: index, effect: effect)
        finishWork(on: index)
    }

    /// The console and the API go on showing the former zones for minutes (RDS user guide, "Failing over a Multi-AZ DB
    /// instance").
    private mutating func swapZones(of index: Int, effect: Int?) {
        instances[index].plain.failedOverAt = now
        let shown = instances[index].shown
        guard let secondary = shown.secondaryZone else { return complete(effect) }
        instances[index].plain.listedZones =
            instances[index].plain.listedZones ?? [shown.availabilityZone, secondary]
        (instances[index].shown.availabilityZone, instances[index].shown.secondaryZone) =
            (secondary, shown.availabilityZone)
        then(.showZones(effect: effect), to: index, job: nil, after: wait(.zonesShow))
    }

    mutating func showZones(of index: Int, effect: Int?) {
        instances[index].plain.listedZones = nil
        complete(effect)
    }
}

/// Another class of a Multi-AZ instance: the standby gets it, takes over, and then the former primary gets it too.
extension RDSWorld {
    /// Refuses a class that cannot be had where the instance and its standby are, or not with a standby at all (API
    /// reference, DescribeOrderableDBInstanceOptions, `MultiAZCapable`).
    func checkClass(_ name: String, for shown: SimulatedInstance) throws(RDSFault) {
        guard !shown.isMultiAZ || !singleZoneClasses.contains(name) else {
            throw .combination("\(name) cannot be ordered for a Multi-AZ deployment.")
        }
        for zone in [shown.availabilityZone, shown.secondaryZone].compactMap(\.self) {
            guard classes[name, default: []].contains(zone) else {
                throw .combination("\(name) cannot be ordered in \(zone).")
            }
            guard !withoutCapacity[name, default: []].contains(zone) else { throw .noCapacity(name, in: zone) }
        }
    }

    mutating func changeStandby(of index: Int, job: Int) {
        then(.shutDown, to: index, job: job, after: wait(.standbyChange))
    }

    mutating func shutDown(_ index: Int, job: Int?) {
        instances[index].plain.isDown = true
        log(.instanceShutDown, .instance, instances[index].shown.identifier)
        then(.beginClassFailover, to: index, job: job, after: wait(.standbyActivation))
    }

    mutating func beginClassFailover(of index: Int, job: Int?) {
        log(.failoverStarted, of: index)
        then(.finishClassFailover, to: index, job: job, after: wait(.classFailover))
    }

    mutating func finishClassFailover(of index: Int, job: Int?) {
        instances[index].plain.isDown = false
        log(.failoverCompleted, of: index)
        swapZones(of: index, effect: nil)
        then(.finishClassChange, to: index, job: job, after: wait(.formerPrimaryChange))
    }

    mutating func finishClassChange(of index: Int) {
        guard case .classChange(let target) = instances[index].work?.kind else { return }
        instances[index].shown.instanceClass = target
        instances[index].shown.pending.instanceClass = nil
        log(.classChangeFinished, .instance, instances[index].shown.identifier)
        finishWork(on: index)
    }
}
