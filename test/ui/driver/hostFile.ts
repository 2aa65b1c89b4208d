/** In the folder of VS Code's data: the number of the process in which extensions run. */
export const extensionHostFile = 'extension-host.pid';
