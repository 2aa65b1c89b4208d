describe('enviar imagen', () => {
  it('usa el id devuelto por la subida', () => {
    cy.intercept('POST', '**/162946219208075/media', { id: '442865850827303' }).as('subir');
    cy.intercept('POST', '**/162946219208075/messages', { messages: [{ id: 'wamid.ABC' }] }).as('enviar');
    cy.intercept('GET', '**/442865850827303', { fixture: 'media.json' });
    cy.intercept('GET', '**/833116285424415', { fixture: 'template.json' });
    cy.clock(1706570444630);
    cy.get('[data-cy=file]').selectFile('logo.png');
    cy.wait('@subir').its('response.body.id').should('eq', '442865850827303');
    cy.wait('@enviar').its('request.body').should('deep.include', { to: '5215554119846', image: { id: '442865850827303' } });
    cy.contains('#pedido', '17215820921675');
    cy.get(`[data-media="6164028305761522"]`).should('not.exist');
  });
});
