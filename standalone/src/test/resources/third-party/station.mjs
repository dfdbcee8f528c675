// A charging station built on the npm package ocpp-rpc, which holds everything it receives to the OCPP schemas (strict mode).
// It tells what it did as one word and one argument a line, and ends with its standard input.
import { randomUUID } from 'node:crypto';
import rpc from 'ocpp-rpc';

const { ENDPOINT, IDENTITY, PASSWORD, TOKEN } = process.env;
const idToken = { idToken: TOKEN, type: 'ISO14443' };
const tell = (word, argument = '') => console.log(`${word} ${argument}`);
const now = () => new Date().toISOString();

const station = new rpc.RPCClient({
    endpoint: ENDPOINT,
    identity: IDENTITY,
    password: PASSWORD,
    protocols: ['ocpp2.0.1'],
    strictMode: true,
    reconnect: false,
});
station.on('strictValidationFailure', ({ error }) => tell('invalid', error.message));
station.on('badMessage', ({ error }) => tell('invalid', error.message));

async function boot(reason) {
    const answer = await station.call('BootNotification', {
        reason,
        chargingStation: { model: 'Third party', vendorName: 'ocpp-rpc' },
    });
    await station.call('StatusNotification', {
        timestamp: now(), connectorStatus: 'Available', evseId: 1, connectorId: 1,
    });
    tell('booted', answer.status);
}

async function charge(remoteStartId) {
    const transactionId = randomUUID();
    let seqNo = 0;
    const event = (eventType, triggerReason, wattHours, context, transactionInfo, more = {}) =>
        station.call('TransactionEvent', {
            eventType, triggerReason, timestamp: now(), seqNo: seqNo++,
            transactionInfo: { transactionId, ...transactionInfo },
            evse: { id: 1, connectorId: 1 },
            meterValue: [{ timestamp: now(), sampledValue: [{ value: wattHours, context }] }],
            ...more,
        });
    const begun = remoteStartId === undefined ? 'Authorized' : 'RemoteStart';
    const started = await event('Started', begun, 0, 'Transaction.Begin', { remoteStartId }, { idToken });
    await event('Updated', 'MeterValuePeriodic', 500, 'Sample.Periodic', { chargingState: 'Charging' });
    await event('Ended', 'StopAuthorized', 1000, 'Transaction.End', { stoppedReason: 'Local' }, { idToken });
    tell(remoteStartId === undefined ? 'charged' : 'chargedRemotely', `${transactionId} ${started.idTokenInfo.status}`);
}

// What follows an accepted command must come after its answer.
const accepted = (follow) => {
    setTimeout(() => follow().catch((error) => tell('failed', error.message)), 50);
    return { status: 'Accepted' };
};
const named = ({ component, variable, attributeType }) => ({ component, variable, attributeType });

station.handle('GetBaseReport', ({ params }) => accepted(async () => {
    await station.call('NotifyReport', {
        requestId: params.requestId, generatedAt: now(), seqNo: 0,
        reportData: [{
            component: { name: 'DeviceDataCtrlr' },
            variable: { name: 'ItemsPerMessage', instance: 'GetReport' },
            variableAttribute: [{ value: '42', mutability: 'ReadOnly' }],
            variableCharacteristics: { dataType: 'integer', supportsMonitoring: false },
        }],
    });
    tell('reported');
}));
station.handle('GetVariables', ({ params }) => ({
    getVariableResult: params.getVariableData.map((data) => ({
        ...named(data), attributeStatus: 'Accepted', attributeValue: '60',
    })),
}));
station.handle('SetVariables', ({ params }) => ({
    setVariableResult: params.setVariableData.map((data) => ({ ...named(data), attributeStatus: 'Accepted' })),
}));
station.handle('Reset', () => accepted(() => boot('RemoteReset')));
station.handle('RequestStartTransaction', ({ params }) => accepted(() => charge(params.remoteStartId)));
station.handle('TriggerMessage', () => accepted(async () => {
    await station.call('Heartbeat', {});
    tell('heartbeat');
}));

process.stdin.on('end', () => process.exit()).resume();
await station.connect();
await boot('PowerUp');
const { idTokenInfo } = await station.call('Authorize', { idToken });
tell('authorized', idTokenInfo.status);
await charge();
